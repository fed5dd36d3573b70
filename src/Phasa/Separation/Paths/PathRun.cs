using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Separation.Paths;

/// <summary>All queries of one language on one path. Hits are judged as they come: a thousand texts per query are too many to keep.</summary>
internal sealed class PathRun(LanguageTag language, RetrievalPath path, IReadOnlyList<JudgedQuery> queries)
{
    private readonly Outcome[] _outcomes = new Outcome[queries.Count];
    private string? _failure;

    /// <summary>How many queries.</summary>
    public int Count => queries.Count;

    /// <summary>What the answerable ones got; one that could not be asked got nothing.</summary>
    public IEnumerable<PathAnswer> Answers => _outcomes.Select(o => o.Answer).OfType<PathAnswer>();

    /// <summary>How the unanswerable ones fared; null when there are none.</summary>
    public FalseAccepts? FalseAccepts
    {
        get
        {
            var asked = _outcomes.Where(o => o.Answer is null).ToList();
            return asked.Count == 0 ? null : new(language, asked.Count, asked.Count(o => o.GotHits)) { Path = path };
        }
    }

    /// <summary>The queries that could not be asked; null when all were.</summary>
    public PathGap? Gap => _failure is null ? null : new(language, path, _outcomes.Count(o => !o.IsAsked), Array.TrueForAll(_outcomes, o => !o.IsAsked), _failure);

    /// <summary>Forced paths compare vectors: they say what a model does, and what it was calibrated by.</summary>
    private SearchLegs? Legs => path switch
    {
        RetrievalPath.Auto => null,
        RetrievalPath.AutoWords => SearchLegs.Words,
        _ => SearchLegs.Vector,
    };

    private RouteChoice Route => path switch
    {
        RetrievalPath.Index => RouteChoice.Index,
        RetrievalPath.CrossLingual => RouteChoice.CrossLingual,
        RetrievalPath.QueryTranslation => RouteChoice.QueryTranslation,
        _ => RouteChoice.Auto,
    };

    /// <summary>Asks them all.</summary>
    public Task AskAsync(SearchService search, string collection, Action asked, CancellationToken cancellationToken) =>
        Parallel.ForAsync(0, queries.Count, cancellationToken, async (i, token) =>
        {
            var hits = await HitsAsync(search, collection, queries[i].Query[language], token).ConfigureAwait(false);
            var answer = queries[i].IsAnswerable ? PathJudge.Judge(queries[i], language, path, hits ?? []) : null;
            _outcomes[i] = new(hits is not null, hits is { Count: > 0 }, answer);
            asked();
        });

    /// <summary>The hits; null when the query could not be asked.</summary>
    private async Task<IReadOnlyList<Hit>?> HitsAsync(SearchService search, string collection, string query, CancellationToken cancellationToken)
    {
        var request = new SearchRequest(query)
        {
            Language = language,
            Route = Route,
            Top = SearchRequest.MaxTop,
            Threshold = path.IsCut() ? null : -1,
            Legs = Legs,
            IsLogged = false,
        };
        try
        {
            return (await search.SearchAsync(collection, request, cancellationToken).ConfigureAwait(false)).Hits;
        }
        catch (PhasaException e) when (path == RetrievalPath.QueryTranslation && e.Code == ErrorCodes.RouteUnavailable)
        {
            // A provider that fails a query fails it for users, too.
            Interlocked.CompareExchange(ref _failure, e.Message, null);
            return null;
        }
    }

    private readonly record struct Outcome(bool IsAsked, bool GotHits, PathAnswer? Answer);
}
