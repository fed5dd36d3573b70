using System.Globalization;
using Phasa.Languages;
using Phasa.Separation.Conditions;
using Phasa.Separation.Verdicts;

namespace Phasa.Search.Evidence;

/// <summary>What measurements say makes an answer worse than it could be. The codes are listed in docs/reference/http-api.md.</summary>
internal static class EvidenceWarnings
{
    /// <summary>The warnings for a finished search.</summary>
    /// <param name="evidence">What was measured, or null.</param>
    /// <param name="unreadable">Why a measurement could not be read, or null.</param>
    /// <param name="language">The query's language.</param>
    /// <param name="routes">What each route did.</param>
    /// <param name="untranslated">Why queries could not be translated where the plan wanted it.</param>
    public static IEnumerable<SearchWarning> For(
        MeasuredEvidence? evidence, PhasaException? unreadable, LanguageTag language, IReadOnlyList<RouteReport> routes, IReadOnlyList<PhasaException> untranslated)
    {
        if (unreadable is not null)
        {
            yield return new("measurement-unreadable", $"{unreadable.Message} Routes were chosen as if nothing were measured. {unreadable.NextStep}");
        }

        foreach (var failure in untranslated)
        {
            yield return new("query-translation-failed", $"{failure.Message} The originals were compared with the query as it is. {failure.NextStep}");
        }

        if (evidence is null)
        {
            yield break;
        }

        if (evidence.IsBrokenWithin(language))
        {
            yield return new(
                "language-unknown-to-model",
                $"The model does not tell {language} texts apart: {Measured(evidence.Find(language, language)!, evidence)}. A translated index does not help; use another model ('phasa reembed').");
        }

        foreach (var route in routes.Where(r => r.Route is Route.Fallback or Route.CrossLingual && r.Language != language && r.Rows > 0))
        {
            if (evidence.IsBrokenAcross(language, route.Language))
            {
                yield return new(
                    "cross-lingual-broken",
                    $"{route.Rows} {route.Language} rows can hardly be found by a query in {language}: {Measured(evidence.Find(language, route.Language)!, evidence)}. Translate the documents into {language}, or configure a provider that translates {language}->{route.Language}, so that the query is translated.");
            }
        }
    }

    private static string Measured(ConditionMeasurement found, MeasuredEvidence evidence) => string.Create(
        CultureInfo.InvariantCulture,
        $"measurement {evidence.Id} of {evidence.Day} found {found.Condition} {(found.Verdict == Verdict.Broken ? "broken" : "no better than shared characters")} (mean similarity of synonyms {found.SynonymSimilarity:0.00}, of unrelated texts {found.NoiseBaseline:0.00}; AUC {found.Auc.Value:0.00})");
}
