using Phasa.Indexes;
using Phasa.Languages;
using Phasa.Search.Evidence;
using Phasa.Translation;

namespace Phasa.Search;

/// <summary>
/// Turns the caller's choice into the routes to take, from what the collection has rows for and what was measured. The
/// routes of <see cref="RouteChoice.Auto"/> reach every passage, each through one of its current rows.
/// </summary>
internal static class RoutePlanner
{
    /// <summary>The routes for a query in a language, in the order of how they are reported.</summary>
    /// <param name="snapshot">The rows.</param>
    /// <param name="language">The query's language.</param>
    /// <param name="choice">What the caller asks for.</param>
    /// <param name="evidence">What was measured in the collection's space, or null.</param>
    /// <param name="translates">Whether a provider is there for a pair.</param>
    public static IReadOnlyList<RouteStep> Plan(
        CollectionSnapshot snapshot, LanguageTag language, RouteChoice choice, MeasuredEvidence? evidence, Func<LanguagePair, bool> translates) => choice switch
        {
            RouteChoice.Index => [new(Route.Index, language)],
            RouteChoice.CrossLingual => [.. Sources(snapshot).Select(s => new RouteStep(Route.CrossLingual, s))],
            RouteChoice.QueryTranslation => [.. Sources(snapshot).Select(s => new RouteStep(Route.QueryTranslation, s))],
            _ => [.. new AutoPlan(snapshot, language, evidence, translates).Steps([.. Sources(snapshot).Where(s => s != language)])],
        };

    private static IEnumerable<LanguageTag> Sources(CollectionSnapshot snapshot) =>
        snapshot.Written.Where(w => w.Value.Count > 0).Select(w => w.Key).OrderBy(l => l.Value, StringComparer.Ordinal);
}
