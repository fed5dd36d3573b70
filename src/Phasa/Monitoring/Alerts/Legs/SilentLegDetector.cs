using System.Globalization;
using Phasa.Collections;
using Phasa.Monitoring.Insights;
using Phasa.Storage;

namespace Phasa.Monitoring.Alerts.Legs;

/// <summary>Finds languages in which only one of the two legs finds anything any more: the other one's failure is hidden by it.</summary>
public sealed class SilentLegDetector(IKnowledgeStore store, TimeProvider time) : IAlertDetector
{
    private const int Days = 28;

    // Of the hits of a day. A leg that works never finds that little beside the other.
    private const double Silent = 0.99;

    // Before, the other leg must have had a part in that many of ten.
    private const double Before = 0.9;

    private const long FewestHits = 200;

    private static readonly (string Leg, string Name, Func<InsightFigures, long> OnlyOther)[] Legs =
    [
        ("vector", "The vectors", f => f.WordsOnlyHits),
        ("words", "The words", f => f.VectorOnlyHits),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<AlertKind> Kinds { get; } = [AlertKind.LegSilent];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AlertFinding>> FindAsync(Collection collection, IReadOnlyDictionary<AlertKey, Alert> open, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var hours = await store.Insights.ReadAsync(collection.Id, InsightSpan.Hour, now.AddDays(-1), now.AddHours(1), cancellationToken).ConfigureAwait(false);
        var days = await store.Insights.ReadAsync(collection.Id, InsightSpan.Day, InsightSpan.Day.Start(now).AddDays(-Days), InsightSpan.Day.Start(now).AddDays(-1), cancellationToken)
            .ConfigureAwait(false);
        var past = days.ToLookup(d => d.Language, d => d.Figures);
        return
        [
            .. from language in hours.GroupBy(h => h.Language)
               from leg in Legs
               let hits = language.Sum(h => h.Figures.Hits)
               let only = language.Sum(h => leg.OnlyOther(h.Figures))
               where hits >= FewestHits && only >= Silent * hits
               let pastHits = past[language.Key].Sum(f => f.Hits)
               let pastOnly = past[language.Key].Sum(leg.OnlyOther)
               where pastHits >= FewestHits && pastOnly <= Before * pastHits
               let key = new AlertKey(AlertKind.LegSilent, collection.Id, language.Key, leg.Leg)
               select Finding(key, leg.Name, (double)only / hits, (double)pastOnly / pastHits, language.Sum(h => h.Figures.Searches), open.GetValueOrDefault(key)?.Finding.Since ?? language.Min(h => h.Start)),
        ];
    }

    private static AlertFinding Finding(AlertKey key, string leg, double share, double before, long searches, DateTimeOffset since) => new(
        key, AlertSeverity.Critical, since,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{leg} found nothing of their own for {searches:#,0} searches in {key.Language} of the last day: {share:0.0 %} of the hits came from the other leg alone; before it was {before:0.0 %}."),
        "'phasa doctor' checks both indexes. A word index is built anew when its files are removed (cache/words), vectors by 'phasa reembed'.")
    {
        Measured = share,
        Expected = before,
        Searches = searches,
    };
}
