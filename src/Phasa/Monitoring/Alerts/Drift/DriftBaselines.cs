using System.Collections.Concurrent;
using Phasa.Collections;
using Phasa.Languages;
using Phasa.Monitoring.Insights;
using Phasa.Storage;

namespace Phasa.Monitoring.Alerts.Drift;

/// <summary>
/// Says what is normal: four weeks of the language's own past, without yesterday and today, which may already be part of what has changed, and without days on which
/// an alert of its drift was open. Thread-safe.
/// </summary>
public sealed class DriftBaselines(IKnowledgeStore store, TimeProvider time)
{
    private const int Days = 28;
    private const int MostAlerts = 200;

    private readonly ConcurrentDictionary<CollectionId, (DateTimeOffset To, string Space)> _read = new();

    private static readonly TimeSpan Day = InsightSpan.Day.Length();

    /// <summary>Brings the baselines of a collection's languages up to date; once a day there is something to do.</summary>
    public async Task RefreshAsync(Collection collection, CancellationToken cancellationToken = default)
    {
        var to = InsightSpan.Day.Start(time.GetUtcNow()) - Day;
        var states = (await store.Alerts.DriftsAsync(collection.Id, cancellationToken).ConfigureAwait(false)).ToDictionary(s => s.Language);
        foreach (var state in states.Values.Where(s => s.Space != collection.Space.Id))
        {
            await store.Alerts.ChangeDriftAsync(collection.Id, state.Language, s => s.Anew(collection.Space.Id, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        }

        if (_read.TryGetValue(collection.Id, out var read) && read == (to, collection.Space.Id))
        {
            return;
        }

        var lines = await store.Insights.ReadAsync(collection.Id, InsightSpan.Day, to.AddDays(-Days), to, cancellationToken).ConfigureAwait(false);
        foreach (var days in lines.GroupBy(l => l.Language))
        {
            var state = states.GetValueOrDefault(days.Key);
            if (state?.Space == collection.Space.Id || state is null)
            {
                await RefreshAsync(collection, days.Key, state, [.. days], cancellationToken).ConfigureAwait(false);
            }
        }

        _read[collection.Id] = (to, collection.Space.Id);
    }

    private async Task RefreshAsync(Collection collection, LanguageTag language, DriftState? state, IReadOnlyList<InsightLine> days, CancellationToken cancellationToken)
    {
        var alerts = await store.Alerts.ListAsync(new() { Collection = collection.Id, Language = language }, null, MostAlerts, cancellationToken).ConfigureAwait(false);
        var wrong = alerts.Where(a => DriftDetector.IsDrift(a.Finding.Key.Kind)).Select(a => (From: a.Finding.Since, To: a.ClosedAt ?? DateTimeOffset.MaxValue)).ToList();
        var normal = days.Where(d => !(d.Start < state?.NormalSince) && !wrong.Any(w => w.From < d.Start + Day && w.To > d.Start)).ToList();

        // With too little to replace it, what was normal before stays so.
        if (DriftBaseline.Of(normal) is { } baseline)
        {
            await store.Alerts.ChangeDriftAsync(
                collection.Id, language, s => s with { Space = collection.Space.Id, Baseline = baseline }, cancellationToken).ConfigureAwait(false);
        }
    }
}
