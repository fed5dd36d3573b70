using Phasa.Collections;
using Phasa.Languages;
using Phasa.Monitoring.Insights;
using Phasa.Separation.Jobs;
using Phasa.Separation.Verdicts;

namespace Phasa.Dashboard.Overview;

/// <summary>How a language stands: what was measured, how far it is covered, and what its searches came to.</summary>
/// <param name="Language">The language.</param>
/// <param name="Coverage">How far the collection is covered in it; null for a language that is only asked in.</param>
/// <param name="Diagnosis">What the latest measurement of the collection's space says; null where it says nothing of the language.</param>
/// <param name="Days">Its searches by day, ascending; a day without any is absent.</param>
public sealed record LanguageCard(LanguageTag Language, LanguageCoverage? Coverage, LanguageDiagnosis? Diagnosis, IReadOnlyList<InsightLine> Days)
{
    /// <summary>Its searches altogether.</summary>
    public InsightFigures Sum { get; } = Days.Aggregate(new InsightFigures(), (sum, day) =>
    {
        sum.Add(day.Figures);
        return sum;
    });

    /// <summary>A card for each language: those of the collection in its order, then others that were asked in.</summary>
    public static IReadOnlyList<LanguageCard> Of(Collection collection, IReadOnlyList<LanguageCoverage> coverage, IReadOnlyList<InsightLine> days, KeptMeasurement? measured)
    {
        var diagnoses = measured?.Measurement.Models.FirstOrDefault(m => m.Space == collection.Space)?.Languages ?? [];
        var byLanguage = days.ToLookup(d => d.Language);
        return
        [
            .. coverage.Select(c => c.Language).Concat(byLanguage.Select(g => g.Key)).Distinct()
                .Select(l => new LanguageCard(l, coverage.FirstOrDefault(c => c.Language == l), diagnoses.FirstOrDefault(d => d.Language == l), [.. byLanguage[l]])),
        ];
    }
}
