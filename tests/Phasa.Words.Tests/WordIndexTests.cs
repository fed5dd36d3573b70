using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.TestSupport.Documents;
using Phasa.Words.Tests.Support;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Words.Tests;

public sealed class WordIndexTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_AfterEachWrite_SeesIt()
    {
        await using var bench = await WordBench.OpenAsync();
        await using var words = bench.Process();
        Assert.Empty(await bench.FindAsync(words, "プリンター"));

        var first = await bench.WriteAsync(New("a", "プリンターが動かない", "休暇の申請"));
        Assert.Equal([first.Passages[0].Id], await bench.FindAsync(words, "プリンター"));

        var next = await bench.WriteAsync(Next(first, "複合機が動かない", "休暇の申請"));
        Assert.Empty(await bench.FindAsync(words, "プリンター"));
        Assert.Equal([next.Passages[0].Id], await bench.FindAsync(words, "複合機"));
        Assert.Equal([next.Passages[1].Id], await bench.FindAsync(words, "休暇"));

        Assert.True(await bench.Store.Documents.DeleteAsync(bench.Collection.Id, "a", Stop));
        Assert.Empty(await bench.FindAsync(words, "複合機"));
    }

    [Fact]
    public async Task Find_Snapshot_StaysAsItWas()
    {
        await using var bench = await WordBench.OpenAsync();
        await using var words = bench.Process();
        var document = await bench.WriteAsync(New("a", "プリンター"));
        using var before = await words.CurrentAsync(bench.Collection, Stop);

        for (var i = 0; i < 20; i++)
        {
            document = await bench.WriteAsync(Next(document, "複合機" + i));
            (await words.CurrentAsync(bench.Collection, Stop)).Dispose();
        }

        Assert.Equal([document.Passages[0].Id], WordBench.Found(before, "プリンター"));
        Assert.Empty(WordBench.Found(before, "複合機"));
        Assert.Equal(1, before.CountTexts(Japanese));
    }

    [Fact]
    public async Task Find_EachLanguage_HasItsOwnTexts()
    {
        await using var bench = await WordBench.OpenAsync();
        await using var words = bench.Process();
        var document = await bench.WriteAsync(Version("a", 0, Passage("VPN の設定", Machine(English, "printer settings"), Machine(Lao, "ຕັ້ງຄ່າ VPN ສຳລັບພະນັກງານ"))));
        var id = document.Passages[0].Id;

        Assert.Equal([id], await bench.FindAsync(words, "VPN"));
        Assert.Empty(await bench.FindAsync(words, "vpn", English));
        Assert.Equal([id], await bench.FindAsync(words, "Printer", English));
        Assert.Equal([id], await bench.FindAsync(words, "vpn", Lao));
        Assert.Equal([id], await bench.FindAsync(words, "ພະນັກງານ", Lao));
        Assert.Empty(await bench.FindAsync(words, "VPN", LanguageTag.Parse("th")));
    }

    [Fact]
    public async Task Find_Selection_LeavesOthersOut()
    {
        await using var bench = await WordBench.OpenAsync();
        await using var words = bench.Process();
        var document = await bench.WriteAsync(New("a", "休暇 休暇 休暇", "休暇", "休暇の申請の方法と期限"));
        using var snapshot = await words.CurrentAsync(bench.Collection, Stop);
        var last = document.Passages[2].Id;

        var found = snapshot.Find(new("休暇", Japanese, 1), new Selection(slot => slot == last.Value));

        Assert.Equal([(int)last.Value], found.Best.Select(m => m.Slot));
    }

    [Fact]
    public async Task Coverage_ShareOfTheQuery_ByRarity()
    {
        await using var bench = await WordBench.OpenAsync();
        await using var words = bench.Process();
        var document = await bench.WriteAsync(Version("a", 0, [.. new[] { "alpha beta", "alpha", "gamma" }.Select(t => Passage(t) with { Language = English })]) with { Language = English, Title = "" });
        using var snapshot = await words.CurrentAsync(bench.Collection, Stop);

        var found = snapshot.Find(new("alpha beta", English, 10), new Selection());

        // idf with N = 3 texts: alpha in 2, beta in 1.
        var (alpha, beta) = (Math.Log(1 + (1.5 / 2.5)), Math.Log(1 + (2.5 / 1.5)));
        Assert.Equal(2, found.Words);
        Assert.Equal([(int)document.Passages[0].Id.Value, (int)document.Passages[1].Id.Value], found.Best.Select(m => m.Slot));
        Assert.Equal(1, found.Best[0].Coverage, 5);
        Assert.Equal(alpha / (alpha + beta), found.Best[1].Coverage, 5);
        Assert.Single(snapshot.Find(new("alpha beta", English, 10, 0.9f), new Selection()).Best);
    }

    [Fact]
    public async Task Find_Score_IsBm25()
    {
        await using var bench = await WordBench.OpenAsync();
        await using var words = bench.Process();
        await bench.WriteAsync(Version("a", 0, [.. new[] { "one two three four", "one one two five" }.Select(t => Passage(t) with { Language = English, Heading = null })]) with { Language = English, Title = "" });
        using var snapshot = await words.CurrentAsync(bench.Collection, Stop);

        var found = snapshot.Find(new("one", English, 10), new Selection());

        // Both texts have four words, which is the mean length: the length's part is 1.
        var idf = Math.Log(1 + (0.5 / 2.5));
        Assert.Equal(idf * 2 * 2.2 / (2 + 1.2), found.Best[0].Score, 3);
        Assert.Equal(idf * 1 * 2.2 / (1 + 1.2), found.Best[1].Score, 3);
    }

    [Fact]
    public async Task Find_ManySearchesWhileDocumentsCome_EachSeesWhatWasWrittenBefore()
    {
        await using var bench = await WordBench.OpenAsync();
        using var words = bench.Process();
        var written = 0;
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                await bench.WriteAsync(New("d" + i, "プリンター " + i));
                Interlocked.Increment(ref written);
            }
        }, Stop);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!writing.IsCompleted)
            {
                var before = Volatile.Read(ref written);
                using var snapshot = await words.CurrentAsync(bench.Collection, Stop);
                Assert.True(snapshot.CountTexts(Japanese) >= before);
            }
        }, Stop)));
        await writing;

        // Nothing of it was thrown away and read again: only what came last lies between a commit and the store.
        await words.CommitAsync(isLast: true, Stop);
        Assert.Equal(60, words.Written(bench.Collection.Id));
    }

    [Fact]
    public async Task Current_CallerStopsWaiting_TheIndexGoesOn()
    {
        await using var bench = await WordBench.OpenAsync();
        using var words = bench.Process();
        await bench.WriteAsync(New("a", "プリンター"));
        using var impatient = new CancellationTokenSource();
        impatient.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await words.CurrentAsync(bench.Collection, impatient.Token));

        Assert.Single(await bench.FindAsync(words, "プリンター"));
    }
}
