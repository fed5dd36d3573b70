using System.Globalization;
using Phasa.Ingestion;
using Phasa.Reembedding;
using static Phasa.Tests.Given;
using static Phasa.Tests.Reembedding.ReembeddingBench;

namespace Phasa.Tests.Reembedding;

/// <summary>The promises while a collection moves from model to model under searches and writes.</summary>
public sealed class ReembeddingPromiseTests
{
    private const int Documents = 12;
    private const int Moves = 24;

    [Fact]
    public async Task Searches_WhileACollectionMovesAndIsWrittenTo_FindEveryDocumentOnceInOneVersion()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        var acknowledged = new int[Documents];
        for (var i = 0; i < Documents; i++)
        {
            await PutAsync(i, 0);
        }

        using var done = new CancellationTokenSource();
        var mover = Task.Run(MoveAsync, TestContext.Current.CancellationToken);
        var writer = Task.Run(WriteAsync, TestContext.Current.CancellationToken);
        var searches = 0;
        do
        {
            var before = (int[])acknowledged.Clone();
            var hits = (await bench.Bench.Search.SearchAsync("kb", new("番号") { Language = Ja, Threshold = -1, Top = 1000 })).Hits;
            Assert.Equal(Documents, hits.Select(h => h.Text.DocumentId).Distinct().Count());
            foreach (var document in hits.GroupBy(h => h.Text.DocumentId))
            {
                var version = Assert.Single(document.Select(h => int.Parse(h.Text.Text.Split(' ')[0], CultureInfo.InvariantCulture)).Distinct());
                Assert.Equal(PassagesOf(version), document.Count());
                Assert.True(version >= before[int.Parse(document.Key[1..], CultureInfo.InvariantCulture)], "An acknowledged version was not searched.");
            }

            searches++;
        }
        while (!done.IsCancellationRequested);
        await Task.WhenAll(mover, writer);
        Assert.True(searches > Moves);

        async Task MoveAsync()
        {
            try
            {
                for (var move = 0; move < Moves; move++)
                {
                    var collection = (await bench.Bench.Store.Collections.FindAsync("kb"))!;
                    await (move % 3 == 2
                        ? bench.Service.RollBackAsync(collection)
                        : bench.Service.StartAsync(collection, collection.Space.Model == Numbers ? Ngrams : Numbers, SwitchRule.Always));
                    Assert.True(await bench.WorkAsync());
                    Assert.Equal(ReembeddingState.Switched, (await bench.JobAsync()).State);
                }
            }
            finally
            {
                await done.CancelAsync();
            }
        }

        async Task WriteAsync()
        {
            for (var n = 1; !done.IsCancellationRequested; n++)
            {
                await PutAsync(n % Documents, n);
            }
        }

        async Task PutAsync(int document, int n)
        {
            await bench.Bench.Documents.PutAsync(bench.Collection, new DocumentInput(
                $"d{document}",
                string.Join("\n\n", Enumerable.Range(0, PassagesOf(n)).Select(i => $"## {"ABCDE"[i]}\n\n{n} " + (n % 4 < 2 ? "番号の版に属する段落です。" : "の担当者がまとめた説明を読めます。"))))
            { Title = "文書", Language = Ja });
            acknowledged[document] = n;
        }
    }

    private static int PassagesOf(int n) => 2 + (n % 3);
}
