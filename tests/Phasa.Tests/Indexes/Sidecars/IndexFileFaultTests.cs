using Phasa.Indexes;
using Phasa.Indexes.Sidecars;
using Phasa.TestSupport.Documents;

namespace Phasa.Tests.Indexes.Sidecars;

public sealed class IndexFileFaultTests
{
    private const string Rows = "ja-*.rows";

    /// <summary>Where to damage: a file, and a place in it by parts of its length.</summary>
    public static TheoryData<string, double, string> Places => new()
    {
        { CatalogueFile.Name, 0, nameof(SidecarFault.OtherVersion) },
        { CatalogueFile.Name, -8, nameof(SidecarFault.OtherVersion) },
        { CatalogueFile.Name, -12, nameof(SidecarFault.Damaged) },
        { CatalogueFile.Name, -16, nameof(SidecarFault.Damaged) },
        { CatalogueFile.Name, -24, nameof(SidecarFault.Damaged) },
        { CatalogueFile.Name, -32, nameof(SidecarFault.Damaged) },
        { CatalogueFile.Name, -56, nameof(SidecarFault.Damaged) },
        { CatalogueFile.Name, -CatalogueHeader.Length, nameof(SidecarFault.Damaged) },
        { CatalogueFile.Name, -CatalogueHeader.Length - 5, nameof(SidecarFault.Damaged) },
        { CatalogueFile.Name, .2, nameof(SidecarFault.Damaged) },
        { CatalogueFile.Name, .5, nameof(SidecarFault.Damaged) },
        { CatalogueFile.Name, .8, nameof(SidecarFault.Damaged) },
        { CatalogueFile.Name, .99, nameof(SidecarFault.Damaged) },
        { Rows, 0, nameof(SidecarFault.OtherVersion) },
        { Rows, -40, nameof(SidecarFault.Damaged) },
        { Rows, -SidecarHeader.Length, nameof(SidecarFault.Damaged) },
        { Rows, .6, nameof(SidecarFault.Damaged) },
        { Rows, .9999, nameof(SidecarFault.Damaged) },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Open_OneBitOff_IsReadFromTheStoreAndWrittenAnew(string file, double place, string fault)
    {
        await using var index = await FilledAsync();
        Damage(Find(index, file), f => Flip(f, place < 0 ? (long)-place : (long)(place * (f.Length - 1))));
        await AssertRebuiltAsync(index, fault);
    }

    [Theory]
    [InlineData(CatalogueFile.Name, 0, nameof(SidecarFault.Truncated))]
    [InlineData(CatalogueFile.Name, 60, nameof(SidecarFault.Truncated))]
    [InlineData(CatalogueFile.Name, 1000, nameof(SidecarFault.Truncated))]
    [InlineData(Rows, 0, nameof(SidecarFault.Truncated))]
    [InlineData(Rows, 10_000, nameof(SidecarFault.Truncated))]
    public async Task Open_CutShort_IsReadFromTheStoreAndWrittenAnew(string file, int length, string fault)
    {
        await using var index = await FilledAsync();
        Damage(Find(index, file), f => f.SetLength(length));
        await AssertRebuiltAsync(index, fault);
    }

    [Fact]
    public async Task Open_FileOfRowsGone_IsReadFromTheStoreAndWrittenAnew()
    {
        await using var index = await FilledAsync();
        File.Delete(Find(index, Rows));
        await AssertRebuiltAsync(index, nameof(SidecarFault.Missing));
    }

    [Fact]
    public async Task Open_CatalogueOfAnotherSpace_IsNotUsed()
    {
        await using var index = await FilledAsync();
        var other = await index.Store.Collections.CreateAsync("other", [Writes.Japanese], Writes.OtherSpace);
        Directory.Move(index.SetFolder, Path.Combine(index.Options.Folder!, $"{other.Id.Value}-{other.Space.Id}"));
        Assert.Empty((await index.Process().CurrentAsync(other, default)).Languages);

        await index.Store.Documents.WriteAsync(other.Id, [Writes.In(Writes.OtherSpace, Writes.New("a", "一"))]);
        Assert.Equal(1, (await index.Process().CurrentAsync(other, default)).Languages[Writes.Japanese].Count);
        Assert.Contains(index.Log.All, l => l.Id == FiledIndex.Unusable && l.Text.Contains(nameof(SidecarFault.OtherRows), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_VectorDamagedUnderTheProcess_IsAnsweredAndThenReadAnew()
    {
        await using var index = await FilledAsync(rowsInMemory: 0);
        var process = index.Process();
        var snapshot = (await index.SnapshotAsync(process)).Languages[Writes.Japanese];
        Assert.False(snapshot.HasVectors);
        var query = snapshot.VectorAt(0).ToArray();
        Damage(Find(index, Rows), f => f.SetLength(f.Length / 2));

        var matches = new TopMatches(3, 0.9f);
        snapshot.Scan(query, default(EveryPassage), matches);
        Assert.Equal(3, matches.Accepted);

        var next = await index.SnapshotAsync(process);
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(next));
        Assert.Contains(index.Log.All, l => l.Id == FiledIndex.Failed && l.Text.Contains(".rows", StringComparison.Ordinal));
        await process.FileAsync(isLast: false, default);
        index.Log.Clear();
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(index.Process())));
        Assert.Equal([FiledIndex.Opened], index.Log.Ids);
    }

    [Fact]
    public async Task Compact_VectorDamagedUnderTheProcess_IsReadAnew()
    {
        await using var index = await FiledIndex.StartAsync();
        index.Options.RowsWithVectorsInMemory = 0;
        await index.PutManyAsync(300);
        await index.PutAsync("large", [.. Enumerable.Range(0, 2000).Select(i => $"text {i}")]);
        await index.FileAsync();
        var process = index.Process();
        await index.SnapshotAsync(process);
        Damage(Find(index, Rows), f => Flip(f, f.Length - (2600 * 16) + 4));
        await index.Store.Documents.DeleteAsync(index.Collection.Id, "large");

        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(process)));
        Assert.Contains(FiledIndex.Failed, index.Log.Ids);
    }

    [Fact]
    public async Task Open_StorePutBackAndWrittenToSince_IsNotUsed()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutAsync("a", "一");
        await index.FileAsync();
        await index.Store.DisposeAsync();
        var backup = await File.ReadAllBytesAsync(index.StorePath);

        await index.OpenStoreAsync();
        await index.PutAsync("b", "二");
        await index.FileAsync();
        await index.Store.DisposeAsync();

        // As many writes as there were, of the same document: neither the sequence number nor any key tells the histories apart.
        await File.WriteAllBytesAsync(index.StorePath, backup);
        await index.OpenStoreAsync();
        await index.PutAsync("b", "三");
        index.Log.Clear();
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(index.Process())));
        Assert.Contains(index.Log.All, l => l.Id == FiledIndex.Unusable && l.Text.Contains(nameof(SidecarFault.OtherHistory), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_StorePutBack_IsNotUsed()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutAsync("a", "一");
        await index.Store.DisposeAsync();
        var backup = await File.ReadAllBytesAsync(index.StorePath);
        await index.OpenStoreAsync();
        await index.PutAsync("b", "二");
        await index.FileAsync();
        await index.Store.DisposeAsync();
        await File.WriteAllBytesAsync(index.StorePath, backup);
        await index.OpenStoreAsync();
        await AssertRebuiltAsync(index, nameof(SidecarFault.AheadOfStore));
    }

    [Fact]
    public async Task Open_StorePutBackToAfterTheFiles_UsesThem()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutAsync("a", "一");
        await index.FileAsync();
        await index.Store.DisposeAsync();
        var backup = await File.ReadAllBytesAsync(index.StorePath);
        await index.OpenStoreAsync();
        await index.PutAsync("b", "二");
        await index.Store.DisposeAsync();
        await File.WriteAllBytesAsync(index.StorePath, backup);
        await index.OpenStoreAsync();
        index.Log.Clear();
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(index.Process())));
        Assert.Equal([FiledIndex.Opened], index.Log.Ids);
    }

    [Fact]
    public async Task CatchUp_StorePutBackUnderTheProcess_BeginsAnew()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutAsync("a", "一");
        await index.Store.DisposeAsync();
        var backup = await File.ReadAllBytesAsync(index.StorePath);
        await index.OpenStoreAsync();
        var store = new CountedStore(index.Store);
        var process = index.Process(store);
        await index.PutAsync("b", "二");
        Assert.Equal(2, (await index.SnapshotAsync(process)).Languages[Writes.Japanese].Living);

        await index.Store.DisposeAsync();
        await File.WriteAllBytesAsync(index.StorePath, backup);
        await index.OpenStoreAsync();
        store.Store = index.Store;
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(process)));
    }

    [Fact]
    public async Task Write_FolderCannotBeMade_WarnsOnceAndSearchesGoOn()
    {
        await using var index = await FiledIndex.StartAsync();
        await File.WriteAllTextAsync(index.Options.Folder!, "a file where the folder should be");
        await index.PutAsync("a", "一");
        var process = index.Process();
        await index.SnapshotAsync(process);
        await process.FileAsync(isLast: false, default);
        await process.FileAsync(isLast: false, default);
        Assert.Equal([FiledIndex.Unwritable], index.Log.Ids);
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(process)));

        File.Delete(index.Options.Folder!);
        index.Time.Advance(index.Options.RetryAfter);
        await process.FileAsync(isLast: false, default);
        Assert.Equal(FiledIndex.Written, index.Log.Ids.Last());
    }

    [Fact]
    public async Task Write_FailsAtItsEnd_LeavesNothingOnTheDisk()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutAsync("a", "一");
        Directory.CreateDirectory(Path.Combine(index.SetFolder, CatalogueFile.Name));
        var process = index.Process();
        await index.SnapshotAsync(process);
        await process.FileAsync(isLast: false, default);
        Assert.Equal(["lock"], Names(index));
        Assert.Equal([FiledIndex.Unusable, FiledIndex.Unwritable], index.Log.Ids);
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(process)));
    }

    [Fact]
    public async Task Write_CutOffBeforeItsName_LeavesTheOldSetAndTheNextOneCleansUp()
    {
        await using var index = await FilledAsync();
        var before = Names(index);
        await index.PutManyAsync(10, "more");
        var process = index.Process();
        await index.SnapshotAsync(process);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => process.FileAsync(isLast: true, new(canceled: true)));
        Assert.Equal(before, Names(index));

        // What a process leaves behind that was killed while it wrote.
        await File.WriteAllTextAsync(Path.Combine(index.SetFolder, "ja-00000000000000aa.rows.part"), "half");
        await File.WriteAllTextAsync(Path.Combine(index.SetFolder, "ja-00000000000000aa.rows"), "whole, but in no catalogue");
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(index.Process())));
        await process.FileAsync(isLast: true, default);
        Assert.Equal(before.Count, Names(index).Count);
        Assert.DoesNotContain(Names(index), n => n.Contains("aa", StringComparison.Ordinal) && n.EndsWith("aa.rows", StringComparison.Ordinal));
        Assert.DoesNotContain(FiledIndex.Unusable, index.Log.Ids);
    }

    private static async Task<FiledIndex> FilledAsync(int rowsInMemory = 100_000)
    {
        var index = await FiledIndex.StartAsync();
        index.Options.RowsWithVectorsInMemory = rowsInMemory;
        await index.PutManyAsync(300);
        await index.FileAsync();
        index.Log.Clear();
        return index;
    }

    private static async Task AssertRebuiltAsync(FiledIndex index, string fault)
    {
        index.Log.Clear();
        var process = index.Process();
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(process)));
        Assert.Contains(index.Log.All, l => l.Id == FiledIndex.Unusable && l.Text.Contains($"({fault})", StringComparison.Ordinal));
        Assert.False(Directory.Exists(index.SetFolder));

        await process.FileAsync(isLast: false, default);
        index.Log.Clear();
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(index.Process())));
        Assert.Equal([FiledIndex.Opened], index.Log.Ids);
    }

    private static List<string> Names(FiledIndex index) => [.. Directory.GetFiles(index.SetFolder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    private static string Find(FiledIndex index, string pattern) => Directory.GetFiles(index.SetFolder, pattern).Single();

    // Whoever wrote a file may have it open to read vectors from.
    private static void Damage(string path, Action<FileStream> damage)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        damage(file);
    }

    private static void Flip(FileStream file, long at)
    {
        file.Position = at;
        var value = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(value ^ 0x10));
    }
}
