using Phasa.Embeddings.FeatureTables.Features;

namespace Phasa.Tests.Embeddings.FeatureTables;

/// <summary>What the extractor takes for the same, and what not.</summary>
public sealed class FeatureExtractorTests
{
    [Theory]
    [InlineData("Wi-Fi PASSWORD", "wi-fi password")]
    [InlineData("ＡＢＣ　１２３", "abc 123")] // full width
    [InlineData("ｶﾞｲﾄﾞ", "ガイド")] // half width, voiced marks apart
    [InlineData("ບ່ອນຝຶກ ອົບຮົມ", "ບ່ອນຝຶກອົບຮົມ")] // spaces
    [InlineData("ບ\u200Bອນ", "ບອນ")] // zero-width space
    [InlineData("๑๒ ໑໒ ១២ ၁၂", "12 12 12 12")]
    [InlineData("ทำ", "ท\u0E4Dา")] // sara am whole and in two
    [InlineData("ให้", "ให")] // tone marks
    [InlineData("cafe\u0301", "café")]
    [InlineData("ລະບົບ…", "ລະບົບ")]
    public void Extract_OfVariants_GivesTheSameFeatures(string text, string variant) => Assert.Equal(Features(variant), Features(text));

    [Theory]
    [InlineData("ປະເທດ", "ประเทศ")]
    [InlineData("ເປັນ", "เป็น")]
    [InlineData("ຕົວ", "ตัว")]
    [InlineData("ຮຽນ", "เรียน")]
    [InlineData("ຄົນ", "คน")]
    [InlineData("ຮູ້ຈັກ", "รู้จัก")]
    public void Extract_OfLaoAndItsThaiSister_SharesFeatures(string lao, string thai)
    {
        Assert.NotEmpty(Features(lao).Intersect(Features(thai)));
        Assert.Empty(Features(lao, new(MapsLaoToThai: false)).Intersect(Features(thai, new(MapsLaoToThai: false))));
    }

    [Theory]
    [InlineData("ເປັນ", "เป็น")]
    [InlineData("ຮຽນ", "เรียน")]
    [InlineData("ພາສາ", "ภาษา")]
    public void Extract_OfOneWordInTwoSpellings_GivesTheSameFeatures(string lao, string thai) => Assert.Equal(Features(thai), Features(lao));

    [Theory]
    [InlineData("北京", "東京")]
    [InlineData("12", "21")]
    [InlineData("ກາ", "ຂາ")]
    [InlineData("on", "no")]
    public void Extract_OfDifferentWords_GivesOtherFeatures(string text, string other) => Assert.NotEqual(Features(other), Features(text));

    [Fact]
    public void Extract_OfOneWord_GivesTheWordAndItsFramedGrams()
    {
        // <lock>: 3-grams <lo loc ock ck>, 4-grams <loc lock ock>, 5-grams <lock lock>; and the word itself.
        var features = Extract("lock");
        Assert.Equal(10, features.Length);
        Assert.Single(features, f => f.Sort == FeatureSort.Word);
    }

    [Fact]
    public void Extract_OfNeighbouringWords_GivesTheirPairUnlessSwitchedOff()
    {
        Assert.Single(Extract("an ox"), f => f.Sort == FeatureSort.WordPair);
        Assert.DoesNotContain(Extract("an, ox"), f => f.Sort == FeatureSort.WordPair);
        Assert.DoesNotContain(Extract("an ox", new(JoinsWords: false)), f => f.Sort == FeatureSort.WordPair);
    }

    [Fact]
    public void Extract_CountsClustersAndWords()
    {
        FeatureBuffer buffer = new();
        new FeatureExtractor(new()).Extract("ສ້າງ tenant ໃໝ່ 3", buffer);
        // ສ້າ ງ · tenant · ໃໝ່ = two letters in Thai, one cluster and one before it · 3
        Assert.Equal(Units("ສ້າງ") + 1 + Units("ໃໝ່") + 1, buffer.UnitCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("…!?")]
    [InlineData("😀")]
    public void Extract_OfNothingToRead_GivesNothing(string text) => Assert.Empty(Features(text));

    [Theory]
    [InlineData("เ")]
    [InlineData("\u17D2")]
    [InlineData("\u1039")]
    [InlineData("ກ\u17D2ក\u1039")]
    [InlineData("\uD83D")]
    [InlineData("ﷺ")]
    public void Extract_OfBrokenText_DoesNotFail(string text) => _ = Features(text + text + "a" + text);

    private static int Units(string text)
    {
        FeatureBuffer buffer = new();
        new FeatureExtractor(new()).Extract(text, buffer);
        return buffer.UnitCount;
    }

    private static Feature[] Extract(string text, FeatureOptions? options = null)
    {
        FeatureBuffer buffer = new();
        new FeatureExtractor(options ?? new()).Extract(text, buffer);
        return buffer.Features.ToArray();
    }

    private static uint[] Features(string text, FeatureOptions? options = null) => [.. Extract(text, options).Select(f => f.Hash).Order()];
}
