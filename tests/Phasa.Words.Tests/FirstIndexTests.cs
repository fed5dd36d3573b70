using System.Globalization;
using Phasa.TestSupport.Documents;
using Phasa.Words.Tests.Support;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Words.Tests;

/// <summary>A process's first index, built on all cores by code that has not run yet. Run by itself it begins cold.</summary>
public sealed class FirstIndexTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Current_ManyDocumentsAtOnce_HasEveryWordOfEach()
    {
        await using var bench = await WordBench.OpenAsync();
        using var words = bench.Process();
        for (var i = 0; i < 150; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"This is entry KB-{i:00000} of the list.");
            await bench.WriteAsync(Version("d" + i, 0, Passage(text) with { Language = English }) with { Language = English });
        }

        using var snapshot = await words.CurrentAsync(bench.Collection, Stop);

        Assert.Equal(150, snapshot.CountTexts(English));
        Assert.All(["entry", "list", "this"], word => Assert.Equal(150, snapshot.Find(new(word, English, 1000), new Selection()).Best.Count));
        Assert.All(Enumerable.Range(0, 150), i => Assert.NotEmpty(snapshot.Find(new(i.ToString("00000", CultureInfo.InvariantCulture), English, 10), new Selection()).Best));
    }
}
