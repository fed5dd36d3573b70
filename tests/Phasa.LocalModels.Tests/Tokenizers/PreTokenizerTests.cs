namespace Phasa.LocalModels.Tests.Tokenizers;

public sealed class PreTokenizerTests
{
    [Theory]
    [InlineData("Removed", "a-b--c", "a|b|c")]
    [InlineData("Isolated", "a-b--c", "a|-|b|-|-|c")]
    [InlineData("Contiguous", "a-b--c", "a|-|b|--|c")]
    [InlineData("MergedWithPrevious", "-a-b--c", "-|a-|b-|-|c")]
    [InlineData("MergedWithNext", "a-b--c-", "a|-b|-|-c|-")]
    public void Split_Behavior_SaysWhatBecomesOfWhatIsFound(string behavior, string text, string expected) =>
        AssertPieces(new { type = "Split", pattern = new { String = "-" }, behavior, invert = false }, text, expected);

    [Fact]
    public void Split_Inverted_KeepsWhatIsFound() =>
        AssertPieces(new { type = "Split", pattern = new { Regex = "[a-z]+" }, behavior = "Removed", invert = true }, "ab1cd 2", "ab|cd");

    [Fact]
    public void Whitespace_Words_KeepTheirMarksInEveryScript() =>
        AssertPieces(new { type = "Whitespace" }, "ดี, ມື້ນີ້! ငါး_1 𐐀", "ดี|,|ມື້ນີ້|!|ငါး_1|𐐀");

    [Theory]
    [InlineData(true, "a|1|2|๓|b")]
    [InlineData(false, "a|12๓|b")]
    public void Digits_OfAnyScript_AreCutOff(bool individual, string expected) =>
        AssertPieces(new { type = "Digits", individual_digits = individual }, "a12๓b", expected);

    [Fact]
    public void Punctuation_Marks_StandAlone() => AssertPieces(new { type = "Punctuation" }, "a。+b ๏", "a|。|+|b |๏");

    private static void AssertPieces(object preTokenizer, string text, string expected)
    {
        var pieces = expected.Split('|');
        var tokens = pieces.Distinct().ToList();
        var tokenizer = TokenizerJson.Load(new
        {
            pre_tokenizer = preTokenizer,
            model = new { type = "WordLevel", unk_token = "?", vocab = TokenizerJson.Numbered(["?", .. tokens]) },
        });

        Assert.Equal(pieces.Select(p => tokens.IndexOf(p) + 1), tokenizer.Ids(text));
    }
}
