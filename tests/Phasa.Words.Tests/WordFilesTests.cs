using Phasa.TestSupport.Documents;
using Phasa.Words.Tests.Support;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Words.Tests;

public sealed class WordFilesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_AfterCommit_GoesOnFromThere()
    {
        await using var bench = await WordBench.OpenAsync();
        var document = await bench.WriteAsync(New("a", "プリンター"));
        await using (var words = bench.Process())
        {
            await bench.FindAsync(words, "プリンター");
        }

        // What the files hold is not asked for again: the store's text is another one by now, behind the feed's back.
        var later = await bench.WriteAsync(New("b", "複合機"));
        await using var again = bench.Process();
        Assert.Equal([document.Passages[0].Id], await bench.FindAsync(again, "プリンター"));
        Assert.Equal([later.Passages[0].Id], await bench.FindAsync(again, "複合機"));
    }

    [Fact]
    public async Task Open_WithoutCommit_ReadsTheStore()
    {
        await using var bench = await WordBench.OpenAsync();
        var document = await bench.WriteAsync(New("a", "プリンター"));
        await using (var words = bench.Process())
        {
            await bench.FindAsync(words, "プリンター");
        }

        await using var again = bench.Process();
        Assert.Equal([document.Passages[0].Id], await bench.FindAsync(again, "プリンター"));
    }

    [Fact]
    public async Task Open_EachFileDamaged_IsBuiltAnew()
    {
        await using var bench = await WordBench.OpenAsync();
        var document = await bench.WriteAsync(New("a", [.. Enumerable.Range(0, 50).Select(i => $"プリンター {i} 番")]));
        await using (var words = bench.Process())
        {
            await bench.FindAsync(words, "プリンター");
        }

        var pristine = bench.Words + "-pristine";
        CopyFolder(bench.Words, pristine);
        var files = Directory.EnumerateFiles(pristine, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal) && Path.GetFileName(f) != "owner").ToList();
        Assert.True(files.Count > 2);
        foreach (var file in files)
        {
            foreach (var place in new[] { 0.1, 0.5, 0.9 })
            {
                Directory.Delete(bench.Words, recursive: true);
                CopyFolder(pristine, bench.Words);
                Damage(Path.Combine(bench.Words, Path.GetRelativePath(pristine, file)), place);
                await using var words = bench.Process();
                Assert.Equal(10, (await bench.FindAsync(words, "プリンター")).Count);
                Assert.Equal([document.Passages[17].Id], (await bench.FindAsync(words, "17")).Take(1));
            }
        }
    }

    [Fact]
    public async Task Open_TwoProcesses_BothSeeEveryWrite()
    {
        await using var bench = await WordBench.OpenAsync();
        var document = await bench.WriteAsync(New("a", "プリンター"));
        await using var first = bench.Process();
        await bench.FindAsync(first, "プリンター");
        await first.CommitAsync(isLast: true, Stop);
        await using (var second = bench.Process())
        {
            for (var i = 0; i < 5; i++)
            {
                document = await bench.WriteAsync(Next(document, "複合機" + i));
                Assert.Equal([document.Passages[0].Id], await bench.FindAsync(first, "複合機"));
                Assert.Equal([document.Passages[0].Id], await bench.FindAsync(second, "複合機"));
            }
        }

        Assert.Single(Directory.GetDirectories(Directory.GetDirectories(bench.Words).Single()));
    }

    [Fact]
    public async Task Open_StoreOfAnotherHistory_IsBuiltAnew()
    {
        await using var bench = await WordBench.OpenAsync();
        await bench.WriteAsync(New("a", "プリンター"));
        await using (var words = bench.Process())
        {
            await bench.FindAsync(words, "プリンター");
        }

        await using var other = await WordBench.OpenAsync();
        await other.WriteAsync(New("b", "複合機"));
        Assert.Equal(bench.Collection.Id, other.Collection.Id);
        await using var strange = other.Process(bench.Words);
        Assert.Empty(await other.FindAsync(strange, "プリンター"));
        Assert.Single(await other.FindAsync(strange, "複合機"));
    }

    [Fact]
    public async Task Gather_SegmentsAtRest_BecomeOneThatTheNextStartReads()
    {
        await using var bench = await WordBench.OpenAsync();
        var wanted = await bench.WriteAsync(New("a", "プリンター"));
        await using (var words = bench.Process(quiet: TimeSpan.Zero))
        {
            await bench.FindAsync(words, "プリンター");
            await bench.WriteAsync(New("b", "複合機"));
            await bench.FindAsync(words, "複合機");
            await words.CommitAsync(isLast: false, Stop);
            Assert.Equal(2, Segments(bench));

            await words.GatherAsync(Stop);

            // Merging goes on beside this; following publishes what has ended.
            for (var turn = 0; turn < 20_000 && Segments(bench) > 1; turn++)
            {
                await words.FollowAsync(Stop);
                await words.CommitAsync(isLast: false, Stop);
            }

            Assert.Equal(1, Segments(bench));
            Assert.Equal([wanted.Passages[0].Id], await bench.FindAsync(words, "プリンター"));
        }

        await using var again = bench.Process();
        Assert.Equal([wanted.Passages[0].Id], await bench.FindAsync(again, "プリンター"));
    }

    [Fact]
    public async Task Gather_WhileDocumentsChange_Waits()
    {
        await using var bench = await WordBench.OpenAsync();
        await bench.WriteAsync(New("a", "プリンター"));
        await using var words = bench.Process(quiet: TimeSpan.FromMinutes(1));
        await bench.FindAsync(words, "プリンター");
        await bench.WriteAsync(New("b", "複合機"));
        await bench.FindAsync(words, "複合機");

        await words.GatherAsync(Stop);
        await words.CommitAsync(isLast: true, Stop);

        Assert.Equal(2, Segments(bench));
    }

    [Fact]
    public async Task Sweep_CollectionGone_DeletesItsFolder()
    {
        await using var bench = await WordBench.OpenAsync();
        await bench.WriteAsync(New("a", "プリンター"));
        await using var words = bench.Process();
        await bench.FindAsync(words, "プリンター");
        await bench.Store.Collections.DeleteAsync("kb", Stop);

        await words.SweepAsync(Stop);

        Assert.Empty(Directory.GetDirectories(bench.Words));
    }

    private static int Segments(WordBench bench) => Directory.EnumerateFiles(bench.Words, "*.si", SearchOption.AllDirectories).Count();

    private static void Damage(string file, double place)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length > 0)
        {
            bytes[(int)(bytes.Length * place)] ^= 0x55;
            File.WriteAllBytes(file, bytes);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
