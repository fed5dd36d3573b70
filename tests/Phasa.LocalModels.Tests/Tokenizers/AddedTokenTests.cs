namespace Phasa.LocalModels.Tests.Tokenizers;

public sealed class AddedTokenTests
{
    [Theory]
    // <m> takes the spaces before it; [X] is longer than [X; VPN only as a word by itself, in any case of letters.
    [InlineData("a  <m>b", new[] { 1, 10, 2 })]
    [InlineData("a<r>  b", new[] { 1, 11, 2 })]
    [InlineData("[X]a[X", new[] { 13, 1, 12 })]
    [InlineData("a VPN b", new[] { 1, 14, 2 })]
    [InlineData("vpnb", new[] { 0 })]
    [InlineData("ຂvpn", new[] { 0 })]
    [InlineData("<M>", new[] { 0 })]
    public void Encode_AddedTokens_AreFoundAsTheirOptionsSay(string text, int[] expected)
    {
        var tokenizer = TokenizerJson.Load(new
        {
            added_tokens = new[]
            {
                TokenizerJson.Added("<m>", 10, special: true, normalized: false, left: true),
                TokenizerJson.Added("<r>", 11, special: true, normalized: false, right: true),
                TokenizerJson.Added("[X", 12, normalized: false),
                TokenizerJson.Added("[X]", 13, normalized: false),
                TokenizerJson.Added("VPN", 14, singleWord: true),
            },
            normalizer = new { type = "Lowercase" },
            pre_tokenizer = new { type = "WhitespaceSplit" },
            model = new { type = "WordLevel", unk_token = "?", vocab = new Dictionary<string, int> { ["?"] = 0, ["a"] = 1, ["b"] = 2 } },
        });

        Assert.Equal(expected, tokenizer.Ids(text));
        Assert.Equal(15, tokenizer.VocabularySize);
    }

    [Fact]
    public void Encode_PrependFirst_MarksOnlyTheStartOfTheText()
    {
        object[][] vocabulary = [["▁", -1.0], ["a", -2.0], ["▁a", -2.0]];
        var tokenizer = TokenizerJson.Load(TokenizerJson.Unigram(
            vocabulary, preTokenizer: new { type = "Metaspace", replacement = "▁", prepend_scheme = "first", split = true }));

        Assert.Equal([6, 2, 5], tokenizer.Ids("a</s>a"));
    }
}
