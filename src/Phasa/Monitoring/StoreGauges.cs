using System.Diagnostics.Metrics;
using System.Text.Json;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Traces;
using Phasa.Storage;

namespace Phasa.Monitoring;

/// <summary>
/// The metrics of what the store holds: coverage, jobs and alerts, whichever process wrote them. A gauge cannot wait for a store, so
/// they are read before somebody asks for metrics, at most every few seconds. Thread-safe.
/// </summary>
public sealed class StoreGauges : IDisposable
{
    /// <summary>Passages by collection, language and state (<c>ready</c>, <c>stale</c>, <c>queued</c>, <c>failed</c>, <c>missing</c>), which add up to all.</summary>
    public const string Passages = "phasa.coverage.passages";

    /// <summary>The share of passages that have a current row, 0..1, by collection and language.</summary>
    public const string Share = "phasa.coverage.ratio";

    /// <summary>Bytes of text and vectors in the store, by collection and language.</summary>
    public const string Size = "phasa.store.size";

    /// <summary>Translation jobs by collection, language and state.</summary>
    public const string Jobs = "phasa.translation.jobs";

    /// <summary>Open alerts by kind, severity, collection and language; the last two are empty where an alert is about none.</summary>
    public const string Alerts = "phasa.alerts";

    private const int MostAlerts = 1000;

    private const string State = "phasa.state";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly IKnowledgeStore _store;
    private readonly TimeProvider _time;
    private readonly Meter _meter = PhasaMeter.Create();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Figures _figures = Figures.None;
    private long? _read;

    /// <summary>Makes the gauges; they have no figures before <see cref="RefreshAsync"/>.</summary>
    public StoreGauges(IKnowledgeStore store, TimeProvider time)
    {
        (_store, _time) = (store, time);
        _meter.CreateObservableGauge(Passages, () => _figures.Coverage.SelectMany(PassagesOf), "{passage}", "Passages by whether they can be found in a language.");
        _meter.CreateObservableGauge(
            Share, () => _figures.Coverage.Select(c => new Measurement<double>(c.Language.Share, Tags(c))), "1", "Share of passages that have a current row in a language.");
        _meter.CreateObservableGauge(
            Size, () => _figures.Coverage.Select(c => new Measurement<long>(c.Language.Bytes, Tags(c))), "By", "Text and vectors of a language in the store.");
        _meter.CreateObservableGauge(
            Jobs,
            () => _figures.Jobs.Select(j => new Measurement<long>(
                j.Count.Jobs, new(SpanTags.Collection, j.Collection), new(SpanTags.Language, j.Count.Language.Value), new(State, SnakeCase.Of(j.Count.State.ToString())))),
            "{job}", "Translation jobs.");
        _meter.CreateObservableGauge(
            Alerts, () => _figures.Alerts.Select(a => new Measurement<long>(a.Value, Tags(a.Key))), "{alert}", "Alerts that are open.");
    }

    /// <summary>Reads the figures, unless they were read a moment ago. Where the store cannot be read there are none, rather than old ones.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_read is { } last && _time.GetElapsedTime(last) < Fresh)
            {
                return;
            }

            _figures = await ReadAsync(cancellationToken).ConfigureAwait(false);
            _read = _time.GetTimestamp();
        }
        catch (PhasaException)
        {
            // Whoever uses the store is told why.
            _figures = Figures.None;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
        _reading.Dispose();
    }

    private async Task<Figures> ReadAsync(CancellationToken cancellationToken)
    {
        var coverage = new List<(string Collection, LanguageCoverage Language)>();
        var jobs = new List<(string Collection, JobCount Count)>();
        foreach (var collection in await _store.Collections.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                var languages = await _store.Collections.CoverageAsync(collection.Id, cancellationToken).ConfigureAwait(false);
                coverage.AddRange(languages.Select(language => (collection.Name, language)));
                var counts = await _store.Jobs.CountAsync(collection.Id, cancellationToken).ConfigureAwait(false);
                jobs.AddRange(counts.Select(count => (collection.Name, count)));
            }
            catch (PhasaException e) when (e.Code == ErrorCodes.CollectionNotFound)
            {
                // It was deleted a moment ago.
            }
        }

        var alerts = await _store.Alerts.ListAsync(new() { State = AlertState.Open }, null, MostAlerts, cancellationToken).ConfigureAwait(false);
        return new(coverage, jobs, alerts.GroupBy(a => new AlertGroup(a.Finding.Key.Kind, a.Finding.Severity, a.CollectionName, a.Finding.Key.Language)).ToDictionary(g => g.Key, g => g.LongCount()));
    }

    private static IEnumerable<Measurement<long>> PassagesOf((string Collection, LanguageCoverage Language) of)
    {
        var c = of.Language;
        (string State, long Passages)[] states =
        [
            ("ready", c.Ready), ("stale", c.Stale), ("queued", c.QueuedPassages), ("failed", c.FailedPassages),
            ("missing", c.Passages - c.Ready - c.Stale - c.QueuedPassages - c.FailedPassages),
        ];
        return states.Select(s => new Measurement<long>(s.Passages, [.. Tags(of), new(State, s.State)]));
    }

    private static KeyValuePair<string, object?>[] Tags((string Collection, LanguageCoverage Language) of) =>
        [new(SpanTags.Collection, of.Collection), new(SpanTags.Language, of.Language.Language.Value)];

    private static KeyValuePair<string, object?>[] Tags(AlertGroup of) =>
    [
        new("phasa.kind", NameOf(of.Kind)), new("phasa.severity", NameOf(of.Severity)),
        new(SpanTags.Collection, of.Collection ?? ""), new(SpanTags.Language, of.Language?.Value ?? ""),
    ];

    // As the API names them.
    private static string NameOf<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());

    private readonly record struct AlertGroup(AlertKind Kind, AlertSeverity Severity, string? Collection, LanguageTag? Language);

    private sealed record Figures(
        IReadOnlyList<(string Collection, LanguageCoverage Language)> Coverage, IReadOnlyList<(string Collection, JobCount Count)> Jobs, IReadOnlyDictionary<AlertGroup, long> Alerts)
    {
        public static Figures None { get; } = new([], [], new Dictionary<AlertGroup, long>());
    }
}
