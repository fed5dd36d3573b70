using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Separation.Paths;

/// <summary>All queries of one language on one path.</summary>
internal sealed class PathRun(LanguageTag language, RetrievalPath path, IReadOnlyList<JudgedQuery> queries)
{
    private readonly IReadOnlyList<Hit>?[] _hits = new IReadOnlyList<Hit>?[queries.Count];
    private string? _failure;

    /// <summary>The queries.</summary>
    public IReadOnlyList<JudgedQuery> Queries => queries;

    /// <summary>What the answerable ones got; one that could not be asked got nothing.</summary>
    public IEnumerable<PathAnswer> Answers => queries.Zip(_hits).Where(a => a.First.IsAnswerable).Select(a => PathJudge.Judge(a.First, language, path, a.Second ?? []));

    /// <summary>How the unanswerable ones fared; null when there are none.</summary>
    public FalseAccepts? FalseAccepts
    {
        get
        {
            var asked = queries.Zip(_hits).Where(a => !a.First.IsAnswerable).ToList();
            return asked.Count == 0 ? null : new(language, asked.Count, asked.Count(a => a.Second is { Count: > 0 }));
        }
    }

    /// <summary>The queries that could not be asked; null when all were.</summary>
    public PathGap? Gap => _failure is null ? null : new(language, path, _hits.Count(h => h is null), Array.TrueForAll(_hits, h => h is null), _failure);

    /// <summary>Asks them all.</summary>
    public Task AskAsync(SearchService search, string collection, Action asked, CancellationToken cancellationToken) =>
        Parallel.ForAsync(0, queries.Count, cancellationToken, async (i, token) =>
        {
            try
            {
                var request = new SearchRequest(queries[i].Query[language])
                {
                    Language = language,
                    Route = Route,
                    Top = SearchRequest.MaxTop,
                    Threshold = path == RetrievalPath.Auto ? null : -1,
                };
                _hits[i] = (await search.SearchAsync(collection, request, token).ConfigureAwait(false)).Hits;
            }
            catch (PhasaException e) when (path == RetrievalPath.QueryTranslation && e.Code == ErrorCodes.RouteUnavailable)
            {
                // A provider that fails a query fails it for users, too.
                Interlocked.CompareExchange(ref _failure, e.Message, null);
            }

            asked();
        });

    private RouteChoice Route => path switch
    {
        RetrievalPath.Index => RouteChoice.Index,
        RetrievalPath.CrossLingual => RouteChoice.CrossLingual,
        RetrievalPath.QueryTranslation => RouteChoice.QueryTranslation,
        _ => RouteChoice.Auto,
    };
}
