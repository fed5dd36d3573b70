namespace Phasa.LocalModels.Tests.Tokenizers;

public sealed class UnigramTests
{
    // Ids: 4 ▁, 5 a, 6 b, 7 c, 8 d, 9 cd, 10 ab, 11 abc, 12 abcd.
    private static readonly object[][] Letters =
        [["▁", -1.0], ["a", -4.0], ["b", -4.0], ["c", -4.0], ["d", -4.0], ["cd", -3.0], ["ab", -3.0], ["abc", -6.5], ["abcd", -7.0]];

    [Fact]
    public void Encode_SeveralSegmentations_TakesTheMostProbable()
    {
        var tokenizer = TokenizerJson.Load(TokenizerJson.Unigram(Letters));

        // abcd: whole -7; ab+cd -6; abc+d -10.5; a+b+c+d -16. After ▁ (-1) the best is ab+cd.
        Assert.Equal([4, 10, 9], tokenizer.Ids("abcd"));
        // abc: ab+c -7 against abc -6.5.
        Assert.Equal([4, 11], tokenizer.Ids("abc"));
    }

    [Fact]
    public void Encode_EquallyGoodSegmentations_TakesTheOneReachedFirst()
    {
        // aa as one token -4, as two -2-2: both arrive with -4, and the token that starts earlier was there first.
        var tokenizer = TokenizerJson.Load(TokenizerJson.Unigram([["▁", -1.0], ["a", -2.0], ["aa", -4.0]]));

        Assert.Equal([4, 6], tokenizer.Ids("aa"));
    }

    [Fact]
    public void Encode_Special_FramesAndCutsInsideTheFrame()
    {
        var tokenizer = TokenizerJson.Load(TokenizerJson.Unigram(Letters));

        Assert.Equal([0, 4, 10, 9, 2], tokenizer.Encode("abcd", 10));
        Assert.Equal([0, 4, 10, 2], tokenizer.Encode("abcd", 4));
        Assert.Equal([0, 2], tokenizer.Encode("abcd", 1));
        Assert.Equal(3, tokenizer.Count("abcd"));
        Assert.Equal((1, 13, 3), (tokenizer.PadId, tokenizer.VocabularySize, tokenizer.UnknownId));
    }

    [Fact]
    public void Encode_UnknownCharacters_NeighboursAreOneUnknownToken()
    {
        var tokenizer = TokenizerJson.Load(TokenizerJson.Unigram(Letters));

        Assert.Equal([4, 3, 5, 3], tokenizer.Ids("xyaຂ😀"));
    }

    [Fact]
    public void Encode_UnknownCharactersWithByteFallback_GivesTheirUtf8Bytes()
    {
        object[][] bytes = [.. Enumerable.Range(0, 256).Select(b => new object[] { $"<0x{b:X2}>", 0.0 })];
        var tokenizer = TokenizerJson.Load(TokenizerJson.Unigram([["▁", -1.0], .. bytes], byteFallback: true));

        // ກ is E0 BA 81; byte b has the id 5 + b.
        Assert.Equal([4, 5 + 0xE0, 5 + 0xBA, 5 + 0x81], tokenizer.Ids("ກ"));
    }

    [Fact]
    public void Encode_ByteFallbackWithoutAllBytes_IsUnknown()
    {
        var tokenizer = TokenizerJson.Load(TokenizerJson.Unigram([["▁", -1.0], ["<0xE0>", 0.0]], byteFallback: true));

        Assert.Equal([4, 3], tokenizer.Ids("ກ"));
    }

    [Theory]
    [InlineData("ສະບາຍດີ ລາວ", new[] { 5, 6, 9 })]
    [InlineData("ดี ไทย", new[] { 4, 10, 4, 11 })]
    [InlineData("東京都", new[] { 4, 12, 14 })]
    public void Encode_ScriptsWithoutSpaces_FindsTheirSyllables(string text, int[] expected)
    {
        // ສະ (-3) + ບາຍດີ (-6) beats ສະບາຍ (-6) + ດີ (-4); 東京 + 都 (-8) beats 東 + 京都 (-9).
        var tokenizer = TokenizerJson.Load(TokenizerJson.Unigram(
        [
            ["▁", -2.0], ["▁ສະ", -3.0], ["ບາຍດີ", -6.0], ["ສະບາຍ", -6.0], ["ດີ", -4.0], ["▁ລາວ", -3.0],
            ["ดี", -4.0], ["ไทย", -4.0], ["東京", -4.0], ["京都", -4.0], ["都", -4.0], ["東", -5.0],
        ]));

        Assert.Equal(expected, tokenizer.Ids(text));
    }

    [Fact]
    public void Encode_SpacesInARow_EachStartsAPiece()
    {
        var tokenizer = TokenizerJson.Load(TokenizerJson.Unigram(Letters));

        Assert.Equal([4, 4, 5, 4, 6, 4], tokenizer.Ids("  a b "));
        Assert.Empty(tokenizer.Ids(""));
    }

    [Fact]
    public void Encode_RandomVocabularies_FindsTheBestOfAllSegmentations()
    {
        var random = new Random(11);
        for (var round = 0; round < 20; round++)
        {
            var scores = Enumerable.Range(0, 40).Select(_ => RandomText(random, 4)).Concat(["a", "b", "c", "▁"]).Distinct()
                .ToDictionary(token => token, _ => -random.NextDouble() * 10);
            var tokens = scores.Keys.ToList();
            var tokenizer = TokenizerJson.Load(TokenizerJson.Unigram([.. tokens.Select(t => new object[] { t, scores[t] })]));
            var text = RandomText(random, 10);

            var found = tokenizer.Ids(text).Select(id => tokens[id - 4]).ToList();

            Assert.Equal("▁" + text, string.Concat(found));
            Assert.Equal(BestScore("▁" + text, scores), found.Sum(t => scores[t]), 1e-9);
        }
    }

    private static string RandomText(Random random, int longest) =>
        string.Concat(Enumerable.Range(0, random.Next(1, longest + 1)).Select(_ => "abc"[random.Next(3)]));

    /// <summary>Tries every segmentation there is.</summary>
    private static double BestScore(string text, Dictionary<string, double> scores) => text.Length == 0 ? 0 : Enumerable.Range(1, text.Length)
        .Where(length => scores.ContainsKey(text[..length]))
        .Max(length => (double?)(scores[text[..length]] + BestScore(text[length..], scores))) ?? double.NegativeInfinity;
}
