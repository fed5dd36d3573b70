using Phasa.Indexes;
using Phasa.Indexes.Sidecars;
using Phasa.TestSupport.Documents;

namespace Phasa.Tests.Indexes.Sidecars;

public sealed class SharedIndexFolderTests
{
    [Fact]
    public async Task Write_AnotherProcessWrites_LeavesItToThat()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutManyAsync(10);
        var process = index.Process();
        await index.SnapshotAsync(process);
        using (IndexFolder.TryLock(index.SetFolder))
        {
            await process.FileAsync(isLast: true, default);
            Assert.Empty(index.Log.Ids);
        }

        await process.FileAsync(isLast: true, default);
        Assert.Equal([FiledIndex.Written], index.Log.Ids);
    }

    [Fact]
    public async Task Write_OverFilesThatAnotherProcessHasOpen_LeavesItsVectorsReadable()
    {
        await using var index = await FiledIndex.StartAsync();
        index.Options.RowsWithVectorsInMemory = 0;
        await index.PutManyAsync(300);
        await index.FileAsync();
        var (reader, writer) = (index.Process(), index.Process());
        var snapshot = await index.SnapshotAsync(reader);
        var contents = FiledIndex.Contents(snapshot);
        Assert.False(snapshot.Languages[Writes.Japanese].HasVectors);

        await index.PutManyAsync(300, "more");
        await index.FileAsync(writer);
        Assert.Equal(2, index.Log.Ids.Count(i => i == FiledIndex.Written));

        Assert.Equal(contents, FiledIndex.Contents(snapshot));
        Assert.Null(snapshot.Health.Failure);
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(reader)));
    }

    [Fact]
    public async Task Open_WhileOthersWrite_FindsAWholeSetEachTime()
    {
        await using var index = await FiledIndex.StartAsync();
        index.Options.RowsWithVectorsInMemory = 0;
        await index.PutManyAsync(300);
        await index.FileAsync();
        await Task.WhenAll(WriteAsync("x"), WriteAsync("y"), OpenAsync(), OpenAsync());
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(index.Process())));
        Assert.DoesNotContain(index.Log.All, l => l.Id == FiledIndex.Unusable);

        Task WriteAsync(string id) => Task.Run(async () =>
        {
            using var process = new CollectionIndexes(index.Store, Microsoft.Extensions.Options.Options.Create(index.Options), index.Time, index.Log);
            for (var i = 0; i < 15; i++)
            {
                await index.PutAsync(id, $"{id} {i}");
                await index.SnapshotAsync(process);
                await process.FileAsync(isLast: true, default);
            }
        });

        Task OpenAsync() => Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++)
            {
                using var process = new CollectionIndexes(index.Store, Microsoft.Extensions.Options.Options.Create(index.Options), index.Time, index.Log);
                var snapshot = await index.SnapshotAsync(process);
                Assert.InRange(snapshot.Languages[Writes.Japanese].Living, 600, 602);
                Assert.Equal(4, snapshot.Languages[Writes.Japanese].VectorAt(0).Length);
            }
        });
    }

    [Fact]
    public async Task Write_CollectionDeleted_LetsGoOfItsMemory()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutManyAsync(10);
        var process = index.Process();
        await index.SnapshotAsync(process);
        await index.Store.Collections.DeleteAsync("kb");
        await process.FileAsync(isLast: false, default);
        Assert.Equal(0, process.Count);
    }

    [Fact]
    public async Task Sweep_CollectionDeleted_DeletesItsFiles()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutManyAsync(10);
        var process = await index.FileAsync();
        await process.SweepAsync(default);
        Assert.True(Directory.Exists(index.SetFolder));

        await index.Store.Collections.DeleteAsync("kb");
        await process.SweepAsync(default);
        Assert.Empty(Directory.GetFileSystemEntries(index.Options.Folder!));
    }

    [Fact]
    public async Task Sweep_LeftBehindByAKilledProcess_IsDeletedOnceAndNotWhileOneWrites()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutManyAsync(10);
        await index.FileAsync();
        var whole = Directory.GetFiles(index.SetFolder).Order(StringComparer.Ordinal).ToList();
        await File.WriteAllTextAsync(Path.Combine(index.SetFolder, "ja-00000000000000aa.rows"), "in no catalogue");
        await File.WriteAllTextAsync(Path.Combine(index.SetFolder, "catalogue-00000000000000aa.part"), "half");
        using (IndexFolder.TryLock(index.SetFolder))
        {
            await index.Process().SweepAsync(default);
            Assert.Equal(whole.Count + 2, Directory.GetFiles(index.SetFolder).Length);
        }

        await index.Process().SweepAsync(default);
        Assert.Equal(whole, Directory.GetFiles(index.SetFolder).Order(StringComparer.Ordinal));
        Assert.Equal(await index.BuiltAsync(), FiledIndex.Contents(await index.SnapshotAsync(index.Process())));
    }

    [Fact]
    public async Task Sweep_SpaceThatWasLeft_DeletesItsFilesAndNothingElse()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutManyAsync(10);
        var process = await index.FileAsync();
        var left = Path.Combine(index.Options.Folder!, $"{index.Collection.Id.Value}-{Writes.OtherSpace.Id}");
        var stranger = Path.Combine(index.Options.Folder!, "a-folder-of-somebody");
        Directory.CreateDirectory(left);
        Directory.CreateDirectory(stranger);
        await File.WriteAllTextAsync(Path.Combine(left, CatalogueFile.Name), "of a space that the collection has left");

        await process.SweepAsync(default);

        Assert.Equal(
            new[] { index.SetFolder, stranger }.Order(StringComparer.Ordinal), Directory.GetDirectories(index.Options.Folder!).Order(StringComparer.Ordinal));
    }
}
