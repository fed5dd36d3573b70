using Phasa.Documents;
using Phasa.Indexes;
using Phasa.Indexes.Sidecars;
using Phasa.TestSupport.Documents;

namespace Phasa.Tests.Indexes.Sidecars;

public sealed class IndexFilesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Open_AfterAnyChanges_HoldsWhatTheStoreHolds(int seed)
    {
        await using var index = await FiledIndex.StartAsync();
        index.Options.RowsWithVectorsInMemory = seed % 2 == 0 ? 0 : 100_000;
        var random = new Random(seed);
        var process = index.Process();
        for (var step = 0; step < 60; step++)
        {
            await ChangeAsync(index, random);
            switch (random.Next(6))
            {
                case 0:
                    await index.FileAsync(process);
                    break;
                case 1:
                    process = index.Process();
                    break;
                case 2:
                    await index.SnapshotAsync(process);
                    break;
            }
        }

        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(process)));
        await index.FileAsync(process);
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(index.Process())));
        Assert.Contains(FiledIndex.Opened, index.Log.Ids);
        Assert.DoesNotContain(FiledIndex.Unusable, index.Log.Ids);
    }

    [Fact]
    public async Task Open_NothingChanged_ReadsNoDocumentFromTheStore()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutManyAsync(50);
        await index.FileAsync();
        var reading = new CountedStore(index.Store);
        await index.SnapshotAsync(index.Process(reading));
        Assert.Equal(0, reading.Documents);

        await index.PutAsync("d7", "another text");
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(index.Process(reading))));
        Assert.Equal(1, reading.Documents);
    }

    [Fact]
    public async Task Write_RowsRemovedAndCompacted_OpensTheSame()
    {
        await using var index = await FiledIndex.StartAsync();
        index.Options.RowsWithVectorsInMemory = 0;
        await index.PutAsync("large", [.. Enumerable.Range(0, 2800).Select(i => $"text {i}")]);
        await index.PutManyAsync(100);
        var process = await index.FileAsync();
        await index.Store.Documents.DeleteAsync(index.Collection.Id, "large");

        var compacted = await index.SnapshotAsync(process);
        Assert.Equal(200, compacted.Languages[Writes.Japanese].Count);
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(compacted));
        await index.FileAsync(process);
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(process)));

        // Most passages that the files know are gone: the next start begins with new slots.
        var next = await index.SnapshotAsync(index.Process());
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(next));
        Assert.Equal(200, next.Passages.Count);
        Assert.Contains(index.Log.All, l => l.Id == FiledIndex.Unusable && l.Text.Contains(nameof(SidecarFault.Worn), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_OneLanguageChanged_TakesTheOthersFilesOver()
    {
        await using var index = await FiledIndex.StartAsync();
        var document = await index.PutAsync("a", "一", "二");
        var process = await index.FileAsync();
        var japanese = Directory.GetFiles(index.SetFolder, "ja-*").Single();

        await index.Store.Documents.WriteTranslationsAsync(
            index.Collection.Id, Writes.Into(document, Writes.English, Writes.Human(Writes.English, "one"), Writes.Human(Writes.English, "two")));
        await index.FileAsync(process);

        Assert.Equal(japanese, Directory.GetFiles(index.SetFolder, "ja-*").Single());
        Assert.Single(Directory.GetFiles(index.SetFolder, "en-*"));
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(index.Process())));
        Assert.Equal(2, index.Log.Ids.Count(i => i == FiledIndex.Written));
    }

    [Fact]
    public async Task Write_LargeCollection_LeavesVectorsToTheFile()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutManyAsync(1000);
        index.Options.RowsWithVectorsInMemory = 512;
        var process = index.Process();
        var before = (await index.SnapshotAsync(process)).Bytes;
        await process.FileAsync(isLast: false, default);
        var after = await index.SnapshotAsync(process);

        Assert.True(after.Bytes < before, $"{after.Bytes} of {before} bytes");
        Assert.False(after.Languages[Writes.Japanese].HasVectors);
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(after));
        Assert.False((await index.SnapshotAsync(index.Process())).Languages[Writes.Japanese].HasVectors);
    }

    [Fact]
    public async Task Write_SmallCollection_WritesNothing()
    {
        await using var index = await FiledIndex.StartAsync();
        index.Options.LeastRows = 101;
        await index.PutManyAsync(50);
        await index.FileAsync();
        Assert.False(Directory.Exists(index.Options.Folder));
    }

    [Fact]
    public async Task Write_FewChanges_WaitsForQuietOrTheEnd()
    {
        await using var index = await FiledIndex.StartAsync();
        index.Options.LeastChanges = 2;
        await index.PutManyAsync(50);
        var process = await index.FileAsync();
        await index.PutAsync("d1", "x", "y");
        await index.SnapshotAsync(process);
        await process.FileAsync(isLast: false, default);
        Assert.Single(index.Log.Ids, FiledIndex.Written);

        index.Time.Advance(index.Options.Quiet);
        await process.FileAsync(isLast: false, default);
        Assert.Equal(2, index.Log.Ids.Count(i => i == FiledIndex.Written));

        // One row is too little even for the end.
        await index.Store.Documents.WriteAsync(index.Collection.Id, [Writes.New("one", "一")]);
        await index.FileAsync(process);
        Assert.Equal(2, index.Log.Ids.Count(i => i == FiledIndex.Written));
    }

    private static async Task ChangeAsync(FiledIndex index, Random random)
    {
        var id = $"doc{random.Next(12)}";
        var old = await index.Store.Documents.FindAsync(index.Collection.Id, id);
        string[] texts = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => $"text {random.Next(30)}")];
        switch (random.Next(4))
        {
            case 0 when old is not null:
                await index.Store.Documents.DeleteAsync(index.Collection.Id, id);
                break;
            case 1 when old is not null:
                var language = random.Next(2) == 0 ? Writes.English : Writes.Lao;
                var text = $"translation {random.Next(30)}";
                await index.Store.Documents.WriteTranslationsAsync(
                    index.Collection.Id, Writes.Into(old, language, random.Next(2) == 0 ? Writes.Human(language, text) : Writes.Machine(language, text)));
                break;
            default:
                await index.PutAsync(id, texts);
                break;
        }
    }
}
