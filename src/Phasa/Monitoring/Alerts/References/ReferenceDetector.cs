using System.Globalization;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Languages;
using Phasa.Monitoring.Insights;
using Phasa.Separation.Uncertainty;
using Phasa.Separation.Verdicts;
using Phasa.Storage;

namespace Phasa.Monitoring.Alerts.References;

/// <summary>Finds languages whose searches have hits less often than those of the collection's reference languages: what never worked has no better past to be held to.</summary>
public sealed class ReferenceDetector(IKnowledgeStore store, IOptions<AlertOptions> options, TimeProvider time) : IAlertDetector
{
    // Of all languages of a collection together, looked at once: one false finding in a thousand.
    private const double Error = 0.001;

    /// <inheritdoc/>
    public IReadOnlyCollection<AlertKind> Kinds { get; } = [AlertKind.BelowReferences];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AlertFinding>> FindAsync(Collection collection, IReadOnlyDictionary<AlertKey, Alert> open, CancellationToken cancellationToken = default)
    {
        var today = InsightSpan.Day.Start(time.GetUtcNow());
        var from = today.AddDays(1 - options.Value.ReferenceDays);
        var byLanguage = (await store.Insights.ReadAsync(collection.Id, InsightSpan.Day, from, today.AddDays(1), cancellationToken).ConfigureAwait(false))
            .GroupBy(l => l.Language).ToDictionary(g => g.Key, g => (Searches: g.Sum(l => l.Figures.Searches), Answered: g.Sum(l => l.Figures.Answered)));
        if (byLanguage.Count < 2)
        {
            return [];
        }

        var references = await ReferencesAsync(collection, cancellationToken).ConfigureAwait(false);
        var z = -NormalDistribution.Quantile(Error / 2 / byLanguage.Count);
        List<AlertFinding> found = [];
        foreach (var (language, (searches, answered)) in byLanguage)
        {
            var others = byLanguage.Where(l => l.Key != language && references.Contains(l.Key)).Select(l => l.Value).ToList();
            var (otherSearches, otherAnswered) = (others.Sum(o => o.Searches), others.Sum(o => o.Answered));
            if (Math.Min(searches, otherSearches) < Fewest(z))
            {
                continue;
            }

            // What was found stays until its interval reaches the margin again.
            var key = new AlertKey(AlertKind.BelowReferences, collection.Id, language);
            var (low, high) = NewcombeInterval.Of(answered, searches, otherAnswered, otherSearches, z);
            if (high < -options.Value.ReferenceMargin || (open.ContainsKey(key) && (low + high) / 2 < -options.Value.ReferenceMargin))
            {
                found.Add(Finding(key, language, searches, (double)answered / searches, (double)otherAnswered / otherSearches, (low, high), from, open));
            }
        }

        return found;
    }

    /// <summary>The fewest searches on either side that can tell a quarter apart: with the widest share, ½, an interval of ±¼ needs z²·¼/n + z²·¼/n ≤ 1/16.</summary>
    internal static long Fewest(double z) => (long)Math.Ceiling(8 * z * z);

    private static AlertFinding Finding(
        AlertKey key, LanguageTag language, long searches, double share, double reference, (double Low, double High) interval, DateTimeOffset from, IReadOnlyDictionary<AlertKey, Alert> open) =>
        new(
            key, AlertSeverity.Warning, open.GetValueOrDefault(key)?.Finding.Since ?? from,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Math.Round(share * 100)} % of {searches:#,0} searches in {language} found something, against {Math.Round(reference * 100)} % in the reference languages: {Math.Round(-interval.High * 100)} to {Math.Round(-interval.Low * 100)} points less."),
            "Measure the language ('phasa measure'), see what was asked and not found (insights/queries?outcome=zero), and what the plan would translate first ('phasa plan').")
        {
            Measured = share,
            Expected = reference,
            Searches = searches,
            OnceIn = 1 / Error,
        };

    private async Task<HashSet<LanguageTag>> ReferencesAsync(Collection collection, CancellationToken cancellationToken)
    {
        if (options.Value.References.Count > 0)
        {
            return [.. options.Value.References];
        }

        try
        {
            var measured = await store.Measurements.LatestAsync(collection.Space, collection.Id, cancellationToken).ConfigureAwait(false);
            var working = measured?.Measurement.Models.FirstOrDefault(m => m.Space == collection.Space)?.Languages.Where(l => l.Diagnosis == Diagnosis.Working).Select(l => l.Language).ToHashSet();
            return working is { Count: > 0 } ? working : [.. collection.Languages];
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.StoreIncompatible)
        {
            // A measurement that cannot be read says nothing; 'phasa doctor' and each search report it.
            return [.. collection.Languages];
        }
    }
}
