using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Cli.Demo;

/// <summary>Asks the same questions on several paths through the product's own search.</summary>
internal static class PathComparison
{
    /// <summary>The paths, in the order they are shown.</summary>
    public static IReadOnlyList<RouteChoice> Paths { get; } = [RouteChoice.Index, RouteChoice.CrossLingual, RouteChoice.Auto];

    /// <summary>Measures every language on every path.</summary>
    /// <param name="search">The search.</param>
    /// <param name="queries">The questions.</param>
    /// <param name="progress">Told the searches done so far; called by one thread at a time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Figures over all questions, and over those whose right document has no translation.</returns>
    public static async Task<(IReadOnlyList<PathFigures> All, IReadOnlyList<PathFigures> SourceOnly)> MeasureAsync(
        SearchService search, IReadOnlyList<JudgedQuery> queries, Action<long> progress, CancellationToken cancellationToken)
    {
        List<PathFigures> all = [], sourceOnly = [];
        var done = 0;
        foreach (var language in Handbook.Languages)
        {
            foreach (var path in Paths)
            {
                var outcomes = new PathOutcome[queries.Count];
                await Parallel.ForAsync(0, queries.Count, cancellationToken, async (i, token) =>
                    outcomes[i] = PathOutcome.Of(queries[i], await AskAsync(search, queries[i].Query[language.Value], language, path, token)));
                progress(done += queries.Count);
                all.Add(Average(language, path, outcomes));
                sourceOnly.Add(Average(language, path, [.. outcomes.Where(o => o.IsSourceOnly)]));
            }
        }

        return (all, [.. sourceOnly.Where(f => f.Questions > 0)]);
    }

    /// <summary>
    /// On a forced path everything that can be found, so that the right document has its rank however late it comes; on
    /// the path that users get, what they get: each route cut by its own threshold.
    /// </summary>
    private static async Task<IReadOnlyList<Hit>> AskAsync(SearchService search, string query, LanguageTag language, RouteChoice path, CancellationToken cancellationToken)
    {
        var request = new SearchRequest(query) { Language = language, Route = path, Top = SearchRequest.MaxTop, Threshold = path == RouteChoice.Auto ? null : -1 };
        return (await search.SearchAsync(Handbook.Collection, request, cancellationToken)).Hits;
    }

    private static PathFigures Average(LanguageTag language, RouteChoice path, PathOutcome[] outcomes) => new(
        language, path, outcomes.Length, outcomes.Average(o => o.Similarity), Mean(outcomes, o => o.RecallAt1), Mean(outcomes, o => o.RecallAt5), Mean(outcomes, o => o.NdcgAt10), Mean(outcomes, o => o.ReciprocalRank));

    private static double Mean(PathOutcome[] outcomes, Func<PathOutcome, double> figure) => outcomes.Length == 0 ? 0 : outcomes.Average(figure);
}
