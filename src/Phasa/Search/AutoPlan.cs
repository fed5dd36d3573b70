using Phasa.Indexes;
using Phasa.Languages;
using Phasa.Search.Evidence;
using Phasa.Separation.Paths;
using Phasa.Translation;

namespace Phasa.Search;

/// <summary>
/// Chooses the routes of one query. Each passage is reached by one of them: what the language index leaves out, because it
/// lacks it or because its rows were measured worse, goes by a route over the originals.
/// </summary>
internal sealed class AutoPlan(CollectionSnapshot snapshot, LanguageTag language, MeasuredEvidence? evidence, Func<LanguagePair, bool> translates)
{
    /// <summary>The routes.</summary>
    /// <param name="sources">The other languages that passages are written in.</param>
    public IEnumerable<RouteStep> Steps(IReadOnlyList<LanguageTag> sources)
    {
        // Paths are compared over knowledge in one language, so there is at most one whose translations do harm.
        var harmed = sources.Where(IsHarmed).Select(s => (LanguageTag?)s).FirstOrDefault();
        yield return harmed is null
            ? new(Route.Index, language)
            : new(Route.Index, language, $"{language} rows of {harmed} passages are left out: they found less than their originals when measured on {evidence!.Day}") { ExceptWritten = harmed };
        foreach (var source in sources)
        {
            if (source == harmed)
            {
                yield return Originals(source, new(Route.CrossLingual, source, $"{language} rows found less than {source} originals when measured on {evidence!.Day}"));
            }
            else if (snapshot.CountUncovered(source, language) is > 0 and var open)
            {
                yield return Originals(source, new(Route.Fallback, source, $"{open} {(open == 1 ? "passage has" : "passages have")} no {language} row yet") { UncoveredOnly = true });
            }
        }
    }

    /// <summary>Whether there are rows in the query's language that find less than the originals they translate.</summary>
    private bool IsHarmed(LanguageTag source) =>
        evidence?.IsWorse(language, source, RetrievalPath.Index, RetrievalPath.CrossLingual) == true
        && snapshot.CountUncovered(source, language) < snapshot.Written[source].Count;

    /// <summary>The way to originals: the query as it is, or its translation where the model cannot compare the two languages.</summary>
    private RouteStep Originals(LanguageTag source, RouteStep native)
    {
        if (evidence?.IsBrokenAcross(language, source) != true)
        {
            return native;
        }

        var measured = $"{language}→{source} measured {(evidence.Find(language, source)!.Verdict == Separation.Verdicts.Verdict.Broken ? "broken" : "no better than shared characters")} on {evidence.Day}";
        var objection = !translates(new(language, source)) ? $"no provider translates {language}->{source}"
            : evidence.IsBrokenWithin(source) ? $"{source}→{source} is broken too, so that a translated query would not help"
            : evidence.IsWorse(language, source, RetrievalPath.QueryTranslation, RetrievalPath.CrossLingual) ? "translated queries found still less"
            : null;
        return objection is not null
            ? native with { Reason = $"{native.Reason}; {measured}, and {objection}" }
            : native with
            {
                Route = Route.QueryTranslation,
                Reason = $"{measured}: query translated; {native.Reason}",
                Otherwise = native with { Reason = $"{native.Reason}; {measured}, and the query could not be translated" },
            };
    }
}
