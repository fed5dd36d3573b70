using System.Diagnostics;
using Microsoft.Extensions.Options;
using Phasa.Monitoring.Traces;

namespace Phasa.Search.Reranking;

/// <summary>Has the first hits of a search put in order by a reranker. One that fails costs the search its order alone.</summary>
/// <param name="options">How many hits, and how long it may take.</param>
/// <param name="time">The clock.</param>
/// <param name="reranker">The reranker; null when this installation has none.</param>
public sealed class HitReranking(IOptions<RerankingOptions> options, TimeProvider time, IReranker? reranker = null)
{
    /// <summary>How many hits are needed to return so many.</summary>
    internal int Needed(int top) => reranker is null ? top : Math.Max(top, options.Value.Depth);

    /// <summary>The best hits in their new order, and why it is the old one where it is.</summary>
    /// <param name="request">The search.</param>
    /// <param name="language">The query's language.</param>
    /// <param name="hits">The hits in fused order.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    internal async Task<(IReadOnlyList<Hit> Hits, SearchWarning? Without)> OrderAsync(
        SearchRequest request, Languages.LanguageTag language, IReadOnlyList<Hit> hits, CancellationToken cancellationToken)
    {
        if (reranker is null || hits.Count == 0)
        {
            return (hits, null);
        }

        var first = hits.Take(options.Value.Depth).ToList();
        using var span = PhasaTracing.Start("rerank", ActivityKind.Client)?.SetTag(SpanTags.ProviderName, reranker.Name).SetTag(SpanTags.Texts, first.Count);
        var (scores, failure) = await ScoreAsync(
            new(request.Query, language, [.. first.Select(h => new RerankText(h.Text.Language, h.Text.Title, h.Text.Heading, h.Text.Text))]), cancellationToken).ConfigureAwait(false);
        if (scores is null)
        {
            span.Fail("provider-failed");
            return ([.. hits.Take(request.Top)], new("rerank-failed", $"The reranker {reranker.Name} did not put the hits in order: {failure} They are in the order of vectors and words."));
        }

        // Equal scores keep their fused order: OrderByDescending is stable.
        var ordered = first.Zip(scores, (hit, score) => hit with { RerankScore = score }).OrderByDescending(h => h.RerankScore).Concat(hits.Skip(first.Count));
        return ([.. ordered.Take(request.Top).Select((h, i) => h with { Rank = i + 1 })], null);
    }

    private async Task<(IReadOnlyList<float>? Scores, string? Failure)> ScoreAsync(RerankRequest request, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Value.Wait, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var scores = await reranker!.ScoreAsync(request, both.Token).WaitAsync(both.Token).ConfigureAwait(false);
            return scores.Count != request.Texts.Count ? (null, $"it answered {scores.Count} scores for {request.Texts.Count} passages.")
                : scores.All(float.IsFinite) ? (scores, null)
                : (null, "a score is no finite number.");
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (null, $"no answer within {options.Value.Wait.TotalSeconds:0.###} s.");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // One from elsewhere may break its contract; the search has its hits all the same.
            return (null, e is PhasaException ? e.Message : $"unexpected {e.GetType().Name}: {e.Message}");
        }
    }
}
