using Phasa.LocalModels.Tokenizers;
using Phasa.TestSupport.Storage;

namespace Phasa.LocalModels.Tests.Tokenizers;

public sealed class WordPieceTests
{
    // Ids from 4: un, ##aff, ##able, ##a, ##f, !, 東, 京, cafe, ດ, ##ດ, 😀, café.
    private static readonly string[] Tokens = ["un", "##aff", "##able", "##a", "##f", "!", "東", "京", "cafe", "ດ", "##ດ", "😀", "café"];

    [Theory]
    [InlineData("Unaffable!", new[] { 4, 5, 6, 9 })]
    [InlineData("unaffx", new[] { 1 })]
    [InlineData("東京", new[] { 10, 11 })]
    [InlineData("😀 un", new[] { 15, 4 })]
    [InlineData("un\u00A0un\u200B\tun", new[] { 4, 4, 4 })]
    [InlineData("unaaaaaaaaaaaaaaaaaa", new[] { 4, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7 })]
    [InlineData("unaaaaaaaaaaaaaaaaaaa", new[] { 1 })]
    public void Encode_Words_TakesTheLongestTokenEachTime(string text, int[] expected)
    {
        var tokenizer = TokenizerJson.Load(TokenizerJson.WordPiece(Tokens));

        Assert.Equal(expected, tokenizer.Ids(text));
    }

    [Theory]
    [InlineData(true, null, "CAFÉ", 12)]
    [InlineData(true, false, "CAFÉ", 16)]
    [InlineData(false, true, "café", 12)]
    [InlineData(false, null, "café", 16)]
    [InlineData(false, null, "CAFÉ", 1)]
    public void Encode_Accents_AreStrippedAsTheOptionsSay(bool lowerCase, bool? stripAccents, string text, int expected)
    {
        var tokenizer = TokenizerJson.Load(TokenizerJson.WordPiece(Tokens, lowerCase, stripAccents));

        Assert.Equal([expected], tokenizer.Ids(text));
    }

    [Fact]
    public void Encode_LaoWithAccentsStripped_LosesVowelSignsAsTheModelWasTrained()
    {
        var tokenizer = TokenizerJson.Load(TokenizerJson.WordPiece(Tokens));

        // ດີດ: ີ (U+0EB5) is a non-spacing mark.
        Assert.Equal([13, 14], tokenizer.Ids("ດີດ"));
    }

    [Fact]
    public void Encode_Special_FramesWithClsAndSep()
    {
        var tokenizer = TokenizerJson.Load(TokenizerJson.WordPiece(Tokens));

        Assert.Equal([2, 4, 9, 3], tokenizer.Encode("un!", 16));
        Assert.Equal([2, 4, 3], tokenizer.Encode("un!", 3));
    }

    [Fact]
    public void Load_VocabularyText_GivesTheSameIdsAsTheJson()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder.File("vocab.txt"), ["[PAD]", "[UNK]", "[CLS]", "[SEP]", .. Tokens]);
        File.WriteAllText(folder.File("tokenizer_config.json"), """{ "do_lower_case": false }""");

        var tokenizer = TokenizerFolder.Load(folder.Path);

        Assert.Equal([2, 16, 9, 3], tokenizer.Encode("café!", 16));
        Assert.Equal([1], tokenizer.Ids("CAFÉ"));
        Assert.Equal([3], tokenizer.Ids("[SEP]"));
    }
}
