using Phasa.Embeddings;
using Phasa.Separation.Vectors;
using Phasa.TestSupport.Embeddings;
using Phasa.TestSupport.Storage;

namespace Phasa.Tests.Separation.Vectors;

public sealed class VectorFileTests : IDisposable
{
    private const int Dimensions = 6;

    private readonly TemporaryFolder _folder = new();
    private readonly EmbeddingModel _model = new SeededEmbedder(1, Dimensions).Model("m");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Path => System.IO.Path.Combine(_folder.Path, $"{_model.Space.Id}.vectors");

    private static int RecordBytes => 16 + (Dimensions * 4) + 8;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Append_OpenedAgain_IsReadBack()
    {
        await (await OpenAsync()).AppendAsync([.. Enumerable.Range(0, 5).Select(Entry)]);

        var file = await OpenAsync();

        Assert.Null(file.BegunAnew);
        var found = file.Read(Keys(2, 3, 9), Cancel);
        Assert.Equal(Keys(2, 3), found.Keys.ToHashSet());
        Assert.Equal(Entry(3).Vector, found[Entry(3).Key]);
    }

    [Fact]
    public async Task Read_EachBitOfARecordFlipped_DropsItAndKeepsTheOthers()
    {
        await (await OpenAsync()).AppendAsync([.. Enumerable.Range(0, 3).Select(Entry)]);
        var bytes = await File.ReadAllBytesAsync(Path, Cancel);
        var start = bytes.Length - (2 * RecordBytes);
        for (var bit = 0; bit < RecordBytes * 8; bit++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[start + (bit / 8)] ^= (byte)(1 << (bit % 8));
            await File.WriteAllBytesAsync(Path, damaged, Cancel);

            Assert.Equal(Keys(0, 2), (await OpenAsync()).Read(Keys(0, 1, 2), Cancel).Keys.ToHashSet());
        }
    }

    [Fact]
    public async Task Read_CutAnywhere_GivesTheWholeRecordsAndGoesOn()
    {
        await (await OpenAsync()).AppendAsync([.. Enumerable.Range(0, 3).Select(Entry)]);
        var bytes = await File.ReadAllBytesAsync(Path, Cancel);
        for (var cut = 1; cut < 2 * RecordBytes; cut++)
        {
            await File.WriteAllBytesAsync(Path, bytes[..^cut], Cancel);
            var whole = 2 - (cut / RecordBytes) + (cut % RecordBytes == 0 ? 1 : 0);

            var file = await OpenAsync();
            Assert.Equal(whole, file.Read(Keys(0, 1, 2), Cancel).Count);
            await file.AppendAsync([Entry(7)]);
            Assert.Equal(whole + 1, (await OpenAsync()).Read(Keys(0, 1, 2, 7), Cancel).Count);
        }
    }

    [Fact]
    public async Task Open_EachByteOfTheHeaderDamaged_BeginsAnew()
    {
        await (await OpenAsync()).AppendAsync([Entry(0)]);
        var bytes = await File.ReadAllBytesAsync(Path, Cancel);
        for (var i = 0; i < bytes.Length - RecordBytes; i++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] ^= 0x10;
            await File.WriteAllBytesAsync(Path, damaged, Cancel);

            var file = await OpenAsync();
            Assert.Equal("it was damaged", file.BegunAnew);
            Assert.Empty(file.Read(Keys(0), Cancel));
        }
    }

    [Fact]
    public async Task Open_ModelChangedUnderItsName_UsesNothingOfTheFormerOne()
    {
        var former = await OpenAsync();
        await former.AppendAsync([Entry(0)]);

        var changed = await VectorFile.OpenAsync(
            _folder.Path, _model.Space, await SpaceProbe.TakeAsync(new SeededEmbedder(2, Dimensions).Model("m"), Cancel), Cancel);

        Assert.Contains("no longer puts texts where it put them", changed.BegunAnew, StringComparison.Ordinal);
        Assert.Empty(changed.Read(Keys(0), Cancel));
        Assert.False(await former.AppendAsync([Entry(1)]));
        Assert.Empty(former.Read(Keys(0, 1), Cancel));
        Assert.True(await changed.AppendAsync([Entry(2)]));
        Assert.Equal(Keys(2), changed.Read(Keys(0, 1, 2), Cancel).Keys.ToHashSet());
    }

    [Fact]
    public async Task Open_ModelRoundsOtherwise_IsTheSameModel()
    {
        await (await OpenAsync()).AppendAsync([Entry(0)]);

        var file = await VectorFile.OpenAsync(
            _folder.Path, _model.Space, await SpaceProbe.TakeAsync(new SeededEmbedder(1, Dimensions) { Noise = 1e-3f }.Model("m"), Cancel), Cancel);

        Assert.Single(file.Read(Keys(0), Cancel));
    }

    [Fact]
    public async Task Append_SeveralWritersAtOnce_LosesNothing()
    {
        const int Writers = 4, Batches = 12;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                var file = await OpenAsync();
                for (var batch = 0; batch < Batches; batch++)
                {
                    Assert.True(await file.AppendAsync([Entry((writer * 100) + (batch * 2)), Entry((writer * 100) + (batch * 2) + 1)]));
                }
            },
            Cancel)));

        var all = Keys([.. Enumerable.Range(0, Writers).SelectMany(w => Enumerable.Range(w * 100, Batches * 2))]);
        Assert.Equal(all, (await OpenAsync()).Read(all, Cancel).Keys.ToHashSet());
        Assert.Equal(0, (new FileInfo(Path).Length - HeaderBytes) % RecordBytes);
    }

    [Fact]
    public void Key_OfRolesAndTexts_Differs() => Assert.Equal(
        3, new[] { VectorKey.Of(TextRole.Query, "a"), VectorKey.Of(TextRole.Document, "a"), VectorKey.Of(TextRole.Query, "b"), VectorKey.Of(TextRole.Query, "a") }.Distinct().Count());

    private static int HeaderBytes => 32 + (SpaceProbe.Count * Dimensions * 2) + 8;

    private static (VectorKey Key, float[] Vector) Entry(int i) =>
        (VectorKey.Of(TextRole.Document, $"text {i}"), [.. Enumerable.Range(0, Dimensions).Select(d => (i * 10) + d + 0.5f)]);

    private static HashSet<VectorKey> Keys(params int[] entries) => [.. entries.Select(i => Entry(i).Key)];

    private async Task<VectorFile> OpenAsync() => await VectorFile.OpenAsync(_folder.Path, _model.Space, await SpaceProbe.TakeAsync(_model, Cancel), Cancel);
}
