using FsCheck.Xunit;
using Phasa.Languages;

namespace Phasa.Tests.Languages;

public sealed class TextFolderTests
{
    [Theory]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("ｶﾞｲﾄﾞ", "ガイド")]
    [InlineData("Straße ÀÉ ΟΔΟΣ", "straße àé οδος")]
    [InlineData("໑໒໓ ๑๒๓ ១២៣ ၁၂၃ ١٢٣ १२३ 𝟙", "123 123 123 123 123 123 1")]
    [InlineData("ﬁle ①", "file 1")]
    [InlineData("می‌خواهم", "میخواهم")]
    [InlineData("東京\u3000タワー", "東京 タワー")]
    public void Fold_Variants_AreOneForm(string text, string folded) => Assert.Equal(folded, TextFolder.Fold(text));

    [Theory]
    [InlineData("ຫນ້າ", "ໜ້າ")]
    [InlineData("ຫມາຍ", "ໝາຍ")]
    [InlineData("ຫລວງ", "ຫຼວງ")]
    [InlineData("ໜ້າ", "ໜ້າ")]
    [InlineData("ຫຼວງ", "ຫຼວງ")]
    public void Fold_LaoDigraphs_AreTheLigatures(string text, string folded) => Assert.Equal(folded, TextFolder.Fold(text));

    [Theory]
    [InlineData("ນ້ຳ")]
    [InlineData("น้ำ")]
    [InlineData("ทำ")]
    public void Fold_Am_StaysWhole(string text) => Assert.Equal(text, TextFolder.Fold(text));

    [Fact]
    public void Normalize_LaoDigraph_IsStoredAsTyped() => Assert.Equal("ຫນ້າ", TextNormalizer.Normalize("ຫນ້າ"));

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 1000)]
    public void FoldKeepingCase_AnyText_IsFoldedButForTheCase(string text)
    {
        var once = TextFolder.FoldKeepingCase(text);
        Assert.Equal(once, TextFolder.FoldKeepingCase(once));
        Assert.Equal(TextFolder.Fold(text), TextFolder.Fold(once));
    }

    [Fact]
    public void FoldKeepingCase_Variants_KeepTheirLetters() => Assert.Equal("ABc ໜ້າ 12", TextFolder.FoldKeepingCase("ＡＢｃ ຫນ້າ ໑２"));

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 3000)]
    public void Fold_Twice_ChangesNothing(string text)
    {
        var once = TextFolder.Fold(text);
        Assert.Equal(once, TextFolder.Fold(once));
    }

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 1000)]
    public void Fold_OfNormalized_IsFoldOfTheText(string text) => Assert.Equal(TextFolder.Fold(text), TextFolder.Fold(TextNormalizer.Normalize(text)));
}
