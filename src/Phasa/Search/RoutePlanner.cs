using Phasa.Indexes;
using Phasa.Languages;

namespace Phasa.Search;

/// <summary>Turns the caller's choice into the routes to take, from what the collection has rows for.</summary>
internal static class RoutePlanner
{
    /// <summary>The routes for a query in a language, in the order of how they are reported.</summary>
    public static IReadOnlyList<RouteStep> Plan(CollectionSnapshot snapshot, LanguageTag language, RouteChoice choice) => choice switch
    {
        RouteChoice.Index => [new(Route.Index, language)],
        RouteChoice.CrossLingual => [.. Sources(snapshot).Select(s => new RouteStep(Route.CrossLingual, s))],
        RouteChoice.QueryTranslation => [.. Sources(snapshot).Select(s => new RouteStep(Route.QueryTranslation, s))],
        _ => [new(Route.Index, language), .. Fallbacks(snapshot, language)],
    };

    private static IEnumerable<RouteStep> Fallbacks(CollectionSnapshot snapshot, LanguageTag language) =>
        from source in Sources(snapshot)
        let open = snapshot.CountUncovered(source, language)
        where source != language && open > 0
        select new RouteStep(Route.Fallback, source, $"{open} {(open == 1 ? "passage has" : "passages have")} no {language} row yet");

    private static IEnumerable<LanguageTag> Sources(CollectionSnapshot snapshot) =>
        snapshot.Written.Where(w => w.Value.Count > 0).Select(w => w.Key).OrderBy(l => l.Value, StringComparer.Ordinal);
}
