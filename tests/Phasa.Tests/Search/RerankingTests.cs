using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Search.Reranking;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Search;

public sealed class RerankingTests
{
    private static readonly string[] Texts = ["alpha one", "alpha two", "alpha three", "alpha four"];

    [Fact]
    public async Task Search_WithAReranker_ShowsItsOrderForTheFirstAndTheFusedOneAfter()
    {
        var plain = await SearchAsync(null, 4);
        var asked = new List<RerankRequest>();

        // The later in the fused order, the better; only the first three are compared.
        var reranked = await SearchAsync(new Fake(r => { asked.Add(r); return [.. r.Texts.Select((_, i) => (float)i)]; }), 4, depth: 3);
        Assert.DoesNotContain(reranked.Warnings, w => w.Code == "rerank-failed");
        Assert.Equal([Ids(plain)[2], Ids(plain)[1], Ids(plain)[0], Ids(plain)[3]], Ids(reranked));
        Assert.Equal([1, 2, 3, 4], reranked.Hits.Select(h => h.Rank));
        Assert.Equal([2f, 1f, 0f, null], reranked.Hits.Select(h => h.RerankScore));
        Assert.Equal(("alpha", 3), (Assert.Single(asked).Query, asked[0].Texts.Count));
        Assert.DoesNotContain(reranked.Warnings, w => w.Code == "rerank-failed");

        // One hit is asked for, and the reranker still chooses among three.
        Assert.DoesNotContain(reranked.Warnings, w => w.Code == "rerank-failed");
        Assert.Equal([Ids(plain)[2]], Ids(await SearchAsync(new Fake(r => [.. r.Texts.Select((_, i) => (float)i)]), 1, depth: 3)));
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("fails")]
    [InlineData("few")]
    [InlineData("nan")]
    [InlineData("slow")]
    public async Task Search_RerankerThatFails_KeepsTheFusedOrderAndSaysSo(string how)
    {
        var plain = await SearchAsync(null, 2);
        var failed = await SearchAsync(
            new Fake(
                r => how switch
                {
                    "throws" => throw new InvalidOperationException("broken"),
                    "fails" => throw new PhasaException(ErrorCodes.ProviderFailed, "The endpoint failed: HTTP 500."),
                    "few" => [1f],
                    _ => [.. r.Texts.Select(_ => float.NaN)],
                },
                never: how == "slow"),
            2);
        Assert.Equal(Ids(plain), Ids(failed));
        var warning = Assert.Single(failed.Warnings, w => w.Code == "rerank-failed");
        Assert.Contains("fake", warning.Message, StringComparison.Ordinal);
        Assert.All(failed.Hits, h => Assert.Null(h.RerankScore));
    }

    [Fact]
    public async Task Search_CancelledWhileItIsReranked_IsCancelled()
    {
        using var gone = new CancellationTokenSource();
        var fake = new Fake(_ => [], never: true, called: gone.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SearchAsync(fake, 2, cancellationToken: gone.Token, wait: TimeSpan.FromMinutes(1)));
    }

    private static async Task<SearchResult> SearchAsync(
        IReranker? reranker, int top, int depth = 20, TimeSpan? wait = null, CancellationToken cancellationToken = default)
    {
        await using var bench = await Workbench.StartAsync(s =>
        {
            // A clock that runs, for the time limit.
            s.AddSingleton(TimeProvider.System);
            if (reranker is not null)
            {
                s.AddSingleton(reranker);
                s.AddSingleton(Options.Create(new RerankingOptions { Depth = depth, Wait = wait ?? TimeSpan.FromMilliseconds(50) }));
            }
        });
        var kb = await bench.CollectionAsync("en");
        foreach (var (text, i) in Texts.Select((t, i) => (t, i)))
        {
            await bench.Documents.PutAsync(kb, new DocumentInput($"a{i}", text + string.Concat(Enumerable.Repeat(" more", i))) { Language = LanguageTag.Parse("en") }, CancellationToken.None);
        }

        return await bench.Search.SearchAsync("kb", new("alpha") { Language = LanguageTag.Parse("en"), Top = top, Threshold = -1 }, cancellationToken);
    }

    private static List<string> Ids(SearchResult result) => [.. result.Hits.Select(h => h.Text.DocumentId)];

    private sealed class Fake(Func<RerankRequest, float[]> score, bool never = false, Action? called = null) : IReranker
    {
        public string Name => "fake";

        public async Task<IReadOnlyList<float>> ScoreAsync(RerankRequest request, CancellationToken cancellationToken)
        {
            called?.Invoke();
            if (never)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return score(request);
        }
    }
}
