using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Words.Texts;

namespace Phasa.Words.Tests;

public sealed class StemmedTermsTests
{
    private readonly StemmedTerms _terms = new(new TermAnalyzer(new IcuWordSegmenter()));

    [Theory]
    [InlineData("en", "licence licences", "licenc|licenc")]
    [InlineData("en", "the user's users'", "the|user|user")]
    [InlineData("en", "importing imported imports", "import|import|import")]
    [InlineData("de", "Häuser Haus", "haus|haus")]
    [InlineData("fi", "taloissa talo", "talo|talo")]
    [InlineData("ru", "пароли пароль", "парол|парол")]
    [InlineData("fr", "résiliations résiliation", "resili|resili")]
    public void Terms_LanguageThatInflects_AreStems(string language, string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Of(text, language)));

    [Theory]
    [InlineData("ja", "settings")]
    [InlineData("vi", "settings")]
    [InlineData("en", "E-203 imsmanifest.xml")]
    [InlineData("en", "設定を保存")]
    [InlineData("en", "ລະຫັດຜ່ານ")]
    public void Terms_LanguageWithoutStemmerOrNoWordOfIt_StayAsTheyAre(string language, string text) =>
        Assert.Equal(new TermAnalyzer(new IcuWordSegmenter()).Terms(text, LanguageTag.Parse(language)).Select(t => t.Text), Of(text, language));

    [Fact]
    public void Terms_ManyThreads_DoNotMix()
    {
        var texts = Enumerable.Range(0, 2000).Select(i => (Language: i % 2 == 0 ? "en" : "de", Text: $"importing{i} Häuser licences")).ToList();
        var alone = texts.Select(t => string.Join('|', Of(t.Text, t.Language))).ToList();
        Assert.Equal(alone, texts.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(t => string.Join('|', Of(t.Text, t.Language))));
    }

    private IEnumerable<string> Of(string text, string language) => _terms.Terms(text, LanguageTag.Parse(language)).Select(t => t.Text);
}
