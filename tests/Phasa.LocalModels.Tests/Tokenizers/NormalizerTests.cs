namespace Phasa.LocalModels.Tests.Tokenizers;

/// <summary>Each normaliser through a word-level tokenizer: the id tells what the text became.</summary>
public sealed class NormalizerTests
{
    [Theory]
    [InlineData("Ａ", "A")]
    [InlineData("x\u200Bx", "x x")]
    [InlineData("e\u0301", "é")]
    [InlineData("ຳ", "ໍາ")]
    // A cluster of at most five bytes is replaced whole by what its shortest key stands for: the accent goes.
    [InlineData("Ａ\u0301", "A")]
    // A longer one is taken character by character.
    [InlineData("Ａ\u0301\u0301", "A\u0301\u0301")]
    [InlineData("\r\n", " ")]
    [InlineData("™\u001Eg", "TMg")]
    [InlineData("ไทย", "ไทย")]
    public void Precompiled_Clusters_AreReplacedAsInPublishedTokenizers(string text, string expected)
    {
        var map = CharacterMap.Base64(("Ａ", "A"), ("\u200B", " "), ("e\u0301", "é"), ("ຳ", "ໍາ"), ("\r", " "), ("\n", " "), ("™", "TM"), ("\u001E", ""));

        AssertBecomes(new { type = "Precompiled", precompiled_charsmap = map }, text, expected);
    }

    [Theory]
    [InlineData("NFC", "e\u0301", "é")]
    [InlineData("NFD", "é", "e\u0301")]
    [InlineData("NFKC", "ﾃｽﾄ①", "テスト1")]
    [InlineData("NFKD", "ﬁé", "fie\u0301")]
    [InlineData("Lowercase", "ÀΣİ𐐀", "àσi\u0307𐐨")]
    [InlineData("StripAccents", "e\u0301ກີ", "eກ")]
    [InlineData("Nmt", "a\u200Bb\u0007c\uFEFF", "a bc ")]
    public void SimpleType_Text_BecomesItsForm(string type, string text, string expected) => AssertBecomes(new { type }, text, expected);

    [Fact]
    public void Sequence_Steps_ApplyInOrder() => AssertBecomes(
        new
        {
            type = "Sequence",
            normalizers = new object[]
            {
                new { type = "Strip", strip_left = true, strip_right = false },
                new { type = "Replace", pattern = new { Regex = "\\s{2,}" }, content = "$0" },
                new { type = "Replace", pattern = new { String = " " }, content = "▁" },
                new { type = "Prepend", prepend = "<" },
            },
        },
        "  a  b ",
        "<a$0b▁");

    private static void AssertBecomes(object normalizer, string text, string expected)
    {
        var tokenizer = TokenizerJson.Load(new
        {
            normalizer,
            model = new { type = "WordLevel", unk_token = "?", vocab = new Dictionary<string, int> { ["?"] = 0, [expected] = 1 } },
        });

        Assert.Equal([1], tokenizer.Ids(text));
    }
}
