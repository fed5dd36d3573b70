using Phasa.Words.Tests.Support;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Words.Tests;

public sealed class WordIndexCheckTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_WithoutFiles_SaysSo()
    {
        await using var bench = await WordBench.OpenAsync();
        var finding = Assert.Single(await WordIndexCheck.RunAsync(bench.Store, new() { Folder = bench.Words }, Stop));
        Assert.True(finding.IsSound);
        Assert.Equal("word index kb", finding.Name);
        Assert.StartsWith("None yet", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BehindTheStoreAndInUse_SaysOfWhichWriteItIs()
    {
        await using var bench = await WordBench.OpenAsync();
        using var words = bench.Process();
        await bench.WriteAsync(Version("a", 0, Passage("一", Machine(English, "one")), Passage("二")));
        await bench.FindAsync(words, "一");
        await words.CommitAsync(isLast: true, Stop);
        await bench.WriteAsync(New("b", "三"));

        var finding = Assert.Single(await WordIndexCheck.RunAsync(bench.Store, new() { Folder = bench.Words }, Stop));

        Assert.True(finding.IsSound);
        Assert.StartsWith("As of write 1 of 2; texts: ja 2, en 1, lo 0; ", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DamagedFile_IsNoGood()
    {
        await using var bench = await WordBench.OpenAsync();
        await using (var words = bench.Process())
        {
            await bench.WriteAsync(New("a", "一"));
            await bench.FindAsync(words, "一");
        }

        var file = Directory.EnumerateFiles(bench.Words, "*.cfs", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(file, Stop);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Stop);

        var finding = Assert.Single(await WordIndexCheck.RunAsync(bench.Store, new() { Folder = bench.Words }, Stop));

        Assert.False(finding.IsSound);
        Assert.Contains(bench.Words, finding.Detail, StringComparison.Ordinal);
    }
}
