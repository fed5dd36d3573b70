using Phasa.Embeddings;
using Phasa.Embeddings.HashedNgrams;
using Phasa.TestSupport.Embeddings;

namespace Phasa.Tests.Embeddings;

public sealed class SpaceProbeTests
{
    [Fact]
    public async Task SimilarityTo_SameModelAgain_IsOne()
    {
        using var model = HashedNgramEmbedder.CreateModel();
        var (one, other) = (await SpaceProbe.TakeAsync(model), await SpaceProbe.TakeAsync(model));
        Assert.Equal(1, one.SimilarityTo(other), 1e-6f);
    }

    [Theory]
    [InlineData(0.02f, true)]
    [InlineData(0.1f, false)]
    public async Task SimilarityTo_VectorsMovedALittle_TellsRoundingFromChange(float noise, bool isSame)
    {
        var before = await SpaceProbe.TakeAsync(new SeededEmbedder(1, 384).Model("m"));
        var after = await SpaceProbe.TakeAsync(new SeededEmbedder(1, 384) { Noise = noise }.Model("m"));
        Assert.Equal(isSame, before.SimilarityTo(after) >= SpaceProbe.LeastSimilarity);
    }

    [Fact]
    public async Task SimilarityTo_OneOfManyVectorsDiffers_IsThatOnes()
    {
        var vectors = new SeededEmbedder(1, 64);
        var probe = await SpaceProbe.TakeAsync(vectors.Model("m"));
        var other = await TakeWithAsync(vectors, (texts, role) => role == TextRole.Query ? texts : [.. texts.Take(4), "another"]);
        Assert.InRange(probe.SimilarityTo(other), -1, 0.9f);
    }

    [Fact]
    public async Task SimilarityTo_OtherDimensions_IsZero()
    {
        var one = await SpaceProbe.TakeAsync(new SeededEmbedder(1, 64).Model("m"));
        Assert.Equal(0, one.SimilarityTo(await SpaceProbe.TakeAsync(new SeededEmbedder(1, 65).Model("m"))));
    }

    [Fact]
    public void SimilarityTo_TextsWithoutAnyToken_MustBeTheSameOnes()
    {
        float[] zero = [0, 0], unit = [1, 0];
        var probe = SpaceProbe.Of([zero, .. Enumerable.Repeat(unit, SpaceProbe.Count - 1)]);
        Assert.Equal(1, probe.SimilarityTo(probe));
        Assert.Equal(0, probe.SimilarityTo(SpaceProbe.Of([.. Enumerable.Repeat(unit, SpaceProbe.Count)])));
    }

    [Fact]
    public async Task Bytes_ThereAndBack_KeepTheProbe()
    {
        var probe = await SpaceProbe.TakeAsync(new SeededEmbedder(1, 33).Model("m"));
        var bytes = probe.ToBytes();
        Assert.Equal(SpaceProbe.Count * 33 * 2, bytes.Length);
        Assert.Equal(bytes, SpaceProbe.FromBytes(bytes).ToBytes());
        Assert.Equal(1, probe.SimilarityTo(SpaceProbe.FromBytes(bytes)), 1e-6f);
    }

    private static async Task<SpaceProbe> TakeWithAsync(SeededEmbedder embedder, Func<string[], TextRole, string[]> change)
    {
        string[] texts = ["How do I reset a password?", "請求書をPDFで受け取るには、管理者の権限が必要です。", "ຜູ້ໃຊ້ລືມລະຫັດຜ່ານ", "ผู้ใช้ลืมรหัสผ่าน", "Ошибка 4711: tenant «ສ້າງ»"];
        var model = embedder.Model("m");
        return SpaceProbe.Of([
            .. await model.EmbedAsync(change(texts, TextRole.Query), TextRole.Query),
            .. await model.EmbedAsync(change(texts, TextRole.Document), TextRole.Document)]);
    }
}
