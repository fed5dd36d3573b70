using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Search.Evidence;

namespace Phasa.Search;

/// <summary>Finds out what makes an answer worse than it could be. The codes are listed in docs/reference/http-api.md.</summary>
internal static class SearchWarnings
{
    /// <summary>The warnings for a finished search.</summary>
    public static IEnumerable<SearchWarning> For(
        Collection collection, EmbeddingModel model, CalibrationInUse calibration, MeasuredEvidence? evidence, SearchRequest request, LanguageTag language, IReadOnlyList<RouteReport> routes)
    {
        if (!collection.Languages.Contains(language))
        {
            yield return new(
                "language-not-in-collection",
                $"Collection '{collection.Name}' has no language index for {language}; everything is found through fallback. Add the language to the collection to have it translated.");
        }

        if (routes.Any(r => r.Threshold.Source == ThresholdSource.None && r.Rows > 0 && r.ComparesVectors))
        {
            yield return new(
                "threshold-unknown",
                $"No threshold is known for model '{model.Space.Model}', so that nothing is cut; give 'threshold' with the search, or calibrate with judged queries: 'phasa calibrate --collection {collection.Name} --queries FILE'.");
        }

        if (request.Threshold is null && ThresholdAge.Describe(collection, calibration, routes) is { } age)
        {
            yield return new("threshold-outdated", age);
        }

        // What was measured says more, and is said elsewhere.
        var crossing = routes
            .Where(r => r.Route is Route.Fallback or Route.CrossLingual && r.Language != language && r.Rows > 0 && evidence?.IsBrokenAcross(language, r.Language) != true)
            .ToList();
        if (!model.CrossesLanguages && crossing.Count > 0)
        {
            yield return new(
                "cross-lingual-broken",
                $"{crossing.Sum(r => r.Rows)} rows in {string.Join(", ", crossing.Select(r => r.Language))} can hardly be found by a query in {language}: model '{model.Space.Model}' sees only shared digits and Latin words across languages. Translate them, or use a multilingual model.");
        }
    }
}
