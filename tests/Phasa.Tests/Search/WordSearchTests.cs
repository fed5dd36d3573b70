using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Search;
using Phasa.Storage;
using Phasa.TestSupport.Words;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Search;

public sealed class WordSearchTests
{
    [Fact]
    public async Task Search_WordsAlone_TellsTheTrueCosineOfTheRow()
    {
        await using var bench = await SampleAsync();
        var byVectors = await SearchAsync(bench, "error E-4711", SearchLegs.Vector, -1);
        var byWords = await SearchAsync(bench, "error E-4711", SearchLegs.Words);

        var hit = byWords.Hits[0];
        Assert.Equal(("code", SearchLegs.Words, null), (hit.Text.DocumentId, hit.FoundBy, hit.VectorRank));
        Assert.Equal(byVectors.Hits.Single(h => h.Text.DocumentId == "code").Similarity, hit.Similarity, 5);
        Assert.All(byWords.Routes, r => Assert.Equal((false, null, 0), (r.ComparesVectors, r.Best, r.Accepted)));
    }

    [Fact]
    public async Task Search_CosineThatTheSearchAsksFor_IsAskedOfHitsOfWords()
    {
        await using var bench = await SampleAsync();
        var hit = (await SearchAsync(bench, "E-4711", SearchLegs.Words)).Hits.Single();
        Assert.Equal(("code", SearchLegs.Words), (hit.Text.DocumentId, hit.FoundBy));
        Assert.Single((await SearchAsync(bench, "E-4711", SearchLegs.Words, hit.Similarity - 0.01f)).Hits);
        Assert.Empty((await SearchAsync(bench, "E-4711", SearchLegs.Words, hit.Similarity + 0.01f)).Hits);
    }

    [Fact]
    public async Task Search_OneCommonWordOfMany_IsNoAnswerByWordsAlone()
    {
        await using var bench = await SampleAsync();
        Assert.Empty((await SearchAsync(bench, "which giraffe sleeps upon the invoice mountain tonight", null, 1)).Hits);
    }

    [Fact]
    public async Task Search_BothLegs_SaysWhatFoundAHit()
    {
        await using var bench = await SampleAsync();
        var hit = (await SearchAsync(bench, "error E-4711", SearchLegs.Both, -1)).Hits[0];
        Assert.Equal(("code", SearchLegs.Both), (hit.Text.DocumentId, hit.FoundBy));
        Assert.NotNull(hit.VectorRank);
        Assert.Equal(1, hit.Words!.Value.Rank);
    }

    [Fact]
    public async Task Search_CodeInAnotherLanguagesOriginal_IsFoundByWords()
    {
        await using var bench = await SampleAsync();
        await bench.Documents.PutAsync(await KbAsync(bench), Japanese("ja-only", "エラー E-9000 が出たら再起動します。"));
        var result = await bench.Search.SearchAsync("kb", new("E-9000") { Language = En, Legs = SearchLegs.Words });
        Assert.Equal(("ja-only", Route.Fallback), (result.Hits[0].Text.DocumentId, result.Hits[0].Route));
    }

    [Fact]
    public async Task Search_DocumentReplacedBetweenTheSnapshots_IsFoundInItsNewVersion()
    {
        await using var bench = await SampleAsync();
        var words = (MemoryWordIndexes)bench.Get<IWordIndexes>();
        var writes = 0;
        words.AfterSnapshot = async () =>
        {
            if (writes++ < 6)
            {
                await bench.Documents.PutAsync(await KbAsync(bench), Japanese("code", $"E-4711 {writes} 回目", (En, $"error E-4711 number {writes}")));
            }
        };
        var result = await SearchAsync(bench, "error E-4711", SearchLegs.Words);
        Assert.Contains($"number {Math.Min(writes, 6)}", result.Hits[0].Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithoutWordIndex_RefusesWordsAndWarnsOfBoth()
    {
        await using var bench = await Workbench.StartAsync();
        await bench.CollectionAsync();
        var error = await Assert.ThrowsAsync<PhasaException>(() => SearchAsync(bench, "x", SearchLegs.Words));
        Assert.Equal((ErrorCodes.InvalidRequest, "/legs"), (error.Code, error.Location));
        Assert.Contains((await SearchAsync(bench, "x", SearchLegs.Both)).Warnings, w => w.Code == "words-leg-unavailable");
        Assert.DoesNotContain((await SearchAsync(bench, "x", null)).Warnings, w => w.Code == "words-leg-unavailable");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Search_WordIndexThatFails_IsAnsweredByVectorsWithAWarning(bool whileItReads)
    {
        await using var bench = await SampleAsync(s => s.AddSingleton<IWordIndexes>(new Failing(whileItReads)));
        var result = await SearchAsync(bench, "error", null, -1);
        Assert.NotEmpty(result.Hits);
        Assert.Single(result.Warnings, w => w.Code == "words-leg-unavailable" && w.Message.Contains("no disk", StringComparison.Ordinal));
        await Assert.ThrowsAsync<PhasaException>(() => SearchAsync(bench, "error", SearchLegs.Words));
    }

    private static Task<SearchResult> SearchAsync(Workbench bench, string query, SearchLegs? legs, float? threshold = null) =>
        bench.Search.SearchAsync("kb", new(query) { Language = En, Legs = legs, Threshold = threshold });

    private static async Task<Collection> KbAsync(Workbench bench) => (await bench.Store.Collections.FindAsync("kb"))!;

    private static async Task<Workbench> SampleAsync(Action<IServiceCollection>? words = null)
    {
        var bench = await Workbench.StartAsync(words ?? (s => s.AddSingleton<IWordIndexes>(
            sp => new MemoryWordIndexes(sp.GetRequiredService<IKnowledgeStore>(), sp.GetRequiredService<ITermAnalyzer>()))));
        var kb = await bench.CollectionAsync();
        await bench.Documents.PutAsync(kb, Japanese("code", "E-4711 が出たとき", (En, "When the screen shows error E-4711, sign in again.")));
        await bench.Documents.PutAsync(kb, Japanese("bill", "請求書を送る", (En, "Sending an invoice to a customer.")));
        await bench.Documents.PutAsync(kb, Japanese("user", "ユーザーを作る", (En, "Creating a user for the portal.")));
        return bench;
    }

    private sealed class Failing(bool whileItReads) : IWordIndexes, IWordSnapshot
    {
        public long Sequence => long.MaxValue;

        public ValueTask<IWordSnapshot> CurrentAsync(Collection collection, CancellationToken cancellationToken = default) =>
            whileItReads ? new(this) : throw NoDisk();

        public int CountTexts(LanguageTag language) => 1;

        public WordMatches Find(WordQuery query, IPassageSelection passages) => throw NoDisk();

        public void Dispose()
        {
        }

        private static PhasaException NoDisk() => new(ErrorCodes.StoreUnavailable, "There is no disk: no disk.");
    }
}
