using Phasa.Languages;

namespace Phasa.Tests.Languages;

public sealed class LanguageProfilesTests
{
    [Theory]
    [InlineData("th", "Thai", "ไทย", Script.Thai, true, true)]
    [InlineData("lo", "Lao", "ລາວ", Script.Lao, true, true)]
    [InlineData("km", "Khmer", "ខ្មែរ", Script.Khmer, true, true)]
    [InlineData("my", "Burmese", "မြန်မာ", Script.Myanmar, true, false)]
    [InlineData("zh", "Chinese", "中文", Script.Han, true, false)]
    [InlineData("ja", "Japanese", "日本語", Script.Hiragana, true, false)]
    [InlineData("ko", "Korean", "한국어", Script.Hangul, false, false)]
    [InlineData("vi", "Vietnamese", "Tiếng Việt", Script.Latin, false, false)]
    public void Of_ListedLanguage_HasItsTraits(string tag, string english, string native, Script first, bool dictionary, bool withoutStops)
    {
        var profile = LanguageProfiles.Of(LanguageTag.Parse(tag));
        Assert.Equal((english, native, first, dictionary, withoutStops),
            (profile.EnglishName, profile.NativeName, profile.Scripts[0], profile.WordsByDictionary, profile.SentencesWithoutStops));
    }

    [Theory]
    [InlineData("pt-BR", "Portuguese", Script.Latin)]
    [InlineData("zh-Hant", "Chinese", Script.Han)]
    [InlineData("sr-Latn", "Serbian", Script.Latin)]
    [InlineData("az-Cyrl", "az-Cyrl", Script.Cyrillic)]
    [InlineData("bo", "bo", Script.Tibetan)]
    [InlineData("or", "or", Script.Oriya)]
    public void Of_UnlistedTag_HasTheScriptOfItsSubtagOrOfCldr(string tag, string name, Script only)
    {
        var profile = LanguageProfiles.Of(LanguageTag.Parse(tag));
        Assert.Equal(name, profile.EnglishName);
        Assert.Equal([only], profile.Scripts);
        Assert.Equal(tag, profile.Tag.Value);
    }

    [Theory]
    [InlineData("und")]
    [InlineData("xx")]
    public void Of_UnknownLanguage_ClaimsNoScript(string tag) => Assert.Empty(LanguageProfiles.Of(LanguageTag.Parse(tag)).Scripts);

    [Fact]
    public void All_NativeNames_AreWrittenInTheLanguagesScript() => Assert.All(
        LanguageProfiles.All,
        p => Assert.True(p.IsWrittenIn(Scripts.Of(p.NativeName).Leading!.Value), p.Tag.Value));

    [Theory]
    [InlineData("ກ", Script.Lao)]
    [InlineData("ー", Script.Katakana)]
    [InlineData("々", Script.Han)]
    [InlineData("ᄀ", Script.Hangul)]
    [InlineData("ꩠ", Script.Myanmar)]
    [InlineData("𐌰", Script.Other)]
    [InlineData("1", null)]
    [InlineData("。", null)]
    public void Of_CodePoint_IsItsScript(string character, Script? script) => Assert.Equal(script, Scripts.Of(char.ConvertToUtf32(character, 0)));

    [Fact]
    public void Of_MixedText_CountsLettersOnly()
    {
        var letters = Scripts.Of("ການ້ test 12, 東");
        Assert.Equal((3, 4, 1, 8), (letters.Count(Script.Lao), letters.Count(Script.Latin), letters.Count(Script.Han), letters.Letters));
        Assert.Equal(0.5, letters.Share(Script.Latin));
        Assert.Equal(Script.Latin, letters.Leading);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12 ., \uD800")]
    public void Of_TextWithoutLetters_HasNoShares(string text)
    {
        var letters = Scripts.Of(text);
        Assert.Null(letters.Leading);
        Assert.Equal(0, letters.Share(Script.Other));
    }
}
