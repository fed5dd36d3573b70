using Phasa.Indexes;
using Phasa.Indexes.Sidecars;
using Phasa.Storage;

namespace Phasa.Tests.Indexes.Sidecars;

public sealed class IndexFileCheckTests
{
    [Fact]
    public async Task Check_SoundFiles_SaysWhenAndHowLarge()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutManyAsync(100);
        await index.FileAsync();
        await index.Store.Documents.DeleteAsync(index.Collection.Id, "d3");

        var finding = await CheckAsync(index);

        Assert.True(finding.IsSound);
        Assert.StartsWith("As of write 1 of 2; rows: ja 200; ", finding.Detail, StringComparison.Ordinal);
        Assert.Contains(index.SetFolder, finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_NoFiles_IsSound()
    {
        await using var index = await FiledIndex.StartAsync();
        Assert.True((await CheckAsync(index)).IsSound);
        index.Options.Folder = null;
        Assert.Empty(await IndexFileCheck.RunAsync(index.Store, index.Options));
    }

    [Theory]
    [InlineData(CatalogueFile.Name, 200)]
    [InlineData("ja-*.rows", SidecarHeader.Length + 9)]
    [InlineData("ja-*.rows", -1)]
    public async Task Check_OneBitOff_IsNotSoundAndNothingIsChanged(string pattern, int at)
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutManyAsync(600);
        await index.FileAsync();
        var path = Directory.GetFiles(index.SetFolder, pattern).Single();
        using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
        {
            file.Position = at < 0 ? file.Length / 2 : at;
            var value = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(value ^ 1));
        }

        var finding = await CheckAsync(index);

        Assert.False(finding.IsSound);
        Assert.Contains(index.SetFolder, finding.Detail, StringComparison.Ordinal);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task Check_FilesOfAnotherHistory_IsSound()
    {
        await using var index = await FiledIndex.StartAsync();
        await index.PutManyAsync(10);
        await index.FileAsync();
        for (var i = 0; i < IHistoryMarks.Kept; i++)
        {
            await index.Store.Marks.AddAsync(index.Collection.Id, $"rows {index.Collection.Space.Id}", $"{i}");
        }

        var finding = await CheckAsync(index);
        Assert.True(finding.IsSound);
        Assert.Contains(nameof(SidecarFault.OtherHistory), finding.Detail, StringComparison.Ordinal);
    }

    private static async Task<StoreFinding> CheckAsync(FiledIndex index) => (await IndexFileCheck.RunAsync(index.Store, index.Options)).Single();
}
