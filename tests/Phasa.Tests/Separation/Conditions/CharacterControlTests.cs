using Phasa.Languages;
using Phasa.Separation.Conditions;
using Phasa.Separation.PairSets;

namespace Phasa.Tests.Separation.Conditions;

public sealed class CharacterControlTests
{
    private static readonly LanguageTag En = LanguageTag.Parse("en"), Th = LanguageTag.Parse("th"), Lo = LanguageTag.Parse("lo");

    /// <summary>'ab' alone is one n-gram, 'ab 12' two of one each: 1/√2; the number alone likewise.</summary>
    [Fact]
    public void Of_SharedWords_IsTheCosineByHand()
    {
        var matrix = Compare(("ab", "ab 12"), ("12", "cd"));
        Assert.Equal(Math.Sqrt(0.5), matrix[0, 0], 6);
        Assert.Equal(Math.Sqrt(0.5), matrix[1, 0], 6);
        Assert.Equal(0f, matrix[0, 1]);
        Assert.Equal(0f, matrix[1, 1]);
    }

    [Fact]
    public void Of_EqualTexts_IsOne() => Assert.Equal(1, Compare(("reset my password", "Reset my PASSWORD"))[0, 0], 6);

    /// <summary>Thai and Lao write the same words in different letters: nothing is shared, exactly, and that tells nothing.</summary>
    [Fact]
    public void Of_NoSharedCharacters_IsATieOfZero()
    {
        string[] thai = ["ลืมรหัสผ่าน", "ขอลาป่วย", "จองห้องประชุม"], lao = ["ລືມລະຫັດຜ່ານ", "ຂໍລາປ່ວຍ", "ຈອງຫ້ອງປະຊຸມ"];
        var pairs = new PairSet("texts", [.. thai.Zip(lao, (t, l) => new PairItem(t, Text(Th, t), Text(Lo, l)))]);
        var matrix = new CharacterControl(pairs).Of(new(Th, Lo), pairs.Items);
        Assert.All(Enumerable.Range(0, 9), i => Assert.Equal(0f, matrix[i / 3, i % 3]));
        Assert.Equal(0.5, AreaUnderCurve.Of(PairRanks.Of(matrix)));
    }

    [Fact]
    public void Of_SomeOfTheItems_TakesTheirTextsAlone()
    {
        var pairs = Pairs(("ab", "ab 12"), ("12", "cd"), ("cd", "ab"));
        var matrix = new CharacterControl(pairs).Of(new(En, En), [pairs.Items[2], pairs.Items[1]]);
        Assert.Equal((0f, 1f, 0f, 0f), (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]));
    }

    [Fact]
    public void Of_ATextWithoutLetters_IsLikeNothing() => Assert.Equal(0f, Compare(("…!", "…!"))[0, 0]);

    private static SimilarityMatrix Compare(params (string Query, string Document)[] texts)
    {
        var pairs = Pairs(texts);
        return new CharacterControl(pairs).Of(new(En, En), pairs.Items);
    }

    private static PairSet Pairs(params (string Query, string Document)[] texts) =>
        new("texts", [.. texts.Select((t, i) => new PairItem($"{i}", Text(En, t.Query), Text(En, t.Document)))]);

    private static Dictionary<LanguageTag, string> Text(LanguageTag language, string text) => new() { [language] = text };
}
