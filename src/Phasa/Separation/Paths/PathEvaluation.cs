using Phasa.Collections;
using Phasa.Indexes;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Storage;
using Phasa.Translation;

namespace Phasa.Separation.Paths;

/// <summary>
/// Asks judged queries on several paths through the product's own search. On a forced path nothing is cut, so that a right
/// document has its rank and its similarity however late it comes, down to <see cref="SearchRequest.MaxTop"/> passages;
/// <see cref="RetrievalPath.Auto"/> is cut as users' searches are, and so are its legs alone. Thread-safe.
/// </summary>
public sealed class PathEvaluation(IKnowledgeStore store, CollectionIndexes indexes, SearchService search, TranslatorChain chain, IWordIndexes? words = null)
{
    /// <summary>Asks, judges and compares.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="queries">The queries; at least one.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="progress">Told the searches done and how many there are; called by one thread at a time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.DocumentNotFound"/>: a right document is not in the collection;
    /// <see cref="ErrorCodes.InvalidRequest"/>: no query is in a language asked for; <see cref="ErrorCodes.RouteUnavailable"/>:
    /// none of the paths can be asked; or a search failed.</exception>
    public async Task<PathEvaluationResult> RunAsync(
        Collection collection, IReadOnlyList<JudgedQuery> queries, PathEvaluationOptions options, Action<long, long>? progress = null, CancellationToken cancellationToken = default)
    {
        var languages = LanguagesOf(collection, queries, options);
        await RightDocuments.RequireAsync(store.Documents, collection, queries, cancellationToken).ConfigureAwait(false);
        var plan = new PathPlan(await indexes.CurrentAsync(collection, cancellationToken).ConfigureAwait(false), chain, words is not null);
        var gaps = new List<PathGap>();
        var runs = Runs(plan, languages, queries, options, gaps);
        if (runs.Count == 0)
        {
            throw new PhasaException(
                ErrorCodes.RouteUnavailable, $"None of the paths can be asked: {string.Join("; ", gaps.Select(g => $"{g.Language}: {g.Reason}"))}.",
                "Ask on other paths, add translations to the collection, or configure a provider (docs/reference/translation-providers.md).");
        }

        var counter = new Counter(runs.Sum(r => r.Count), progress);
        foreach (var run in runs)
        {
            await run.AskAsync(search, collection.Name, counter.Add, cancellationToken).ConfigureAwait(false);
        }

        gaps.AddRange(runs.Select(r => r.Gap).OfType<PathGap>());
        List<PathAnswer> answers = [.. runs.Where(r => r.Gap?.IsWhole != true).SelectMany(r => r.Answers)];
        return new()
        {
            Collection = collection.Name,
            Space = collection.Space,
            Answerable = queries.Count(q => q.IsAnswerable),
            Unanswerable = queries.Count(q => !q.IsAnswerable),
            Seed = options.Seed,
            Draws = options.Draws,
            Answers = answers,
            Paths = PathComparer.Measure(answers),
            Differences = PathComparer.Compare(answers, options.Seed, options.Draws),
            FalseAccepts = [.. runs.Select(r => r.FalseAccepts).OfType<FalseAccepts>()],
            Gaps = gaps,
        };
    }

    private static List<LanguageTag> LanguagesOf(Collection collection, IReadOnlyList<JudgedQuery> queries, PathEvaluationOptions options)
    {
        var known = queries.SelectMany(q => q.Query.Keys).Distinct().ToList();
        var missing = options.Languages.Where(l => !known.Contains(l)).ToList();
        return missing.Count > 0
            ? throw new PhasaException(
                ErrorCodes.InvalidRequest, $"No query is in {string.Join(", ", missing)}; the queries are in {string.Join(", ", known)}.", "Ask in a language that the queries have.")
            : [.. collection.Languages.Where(known.Contains).Concat(known).Distinct().Where(l => options.Languages.Count == 0 || options.Languages.Contains(l))];
    }

    private static List<PathRun> Runs(
        PathPlan plan, List<LanguageTag> languages, IReadOnlyList<JudgedQuery> queries, PathEvaluationOptions options, List<PathGap> gaps)
    {
        var runs = new List<PathRun>();
        var paths = options.Paths.Count > 0 ? options.Paths.Distinct().Order() : plan.Paths;
        foreach (var language in languages)
        {
            foreach (var path in paths)
            {
                // A path without a cut answers everything; only one that is cut can rightly answer nothing.
                var asked = queries.Where(q => q.Query.ContainsKey(language) && (q.IsAnswerable || path.IsCut())).ToList();
                if (asked.Count == 0)
                {
                    continue;
                }

                if (plan.WhyNot(path, language) is { } reason)
                {
                    gaps.Add(new(language, path, asked.Count, true, reason));
                }
                else
                {
                    runs.Add(new(language, path, asked));
                }
            }
        }

        return runs;
    }

    private sealed class Counter(long total, Action<long, long>? progress)
    {
        private readonly Lock _gate = new();
        private long _done;

        public void Add()
        {
            lock (_gate)
            {
                progress?.Invoke(++_done, total);
            }
        }
    }
}
