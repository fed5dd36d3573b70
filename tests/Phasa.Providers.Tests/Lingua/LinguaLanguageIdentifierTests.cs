using Phasa.Languages;
using Phasa.Providers.Lingua;

namespace Phasa.Providers.Tests.Lingua;

public sealed class LinguaLanguageIdentifierTests
{
    private static readonly LinguaLanguageIdentifier Identifier = new();

    [Theory]
    [InlineData("How do I create a new tenant?", "en de lo", "en")]
    [InlineData("Wie erstelle ich einen neuen Mandanten?", "en de lo", "de")]
    [InlineData("làm sao để tạo tài khoản mới", "en vi id", "vi")]
    [InlineData("Bagaimana cara membuat akun baru?", "en vi id", "id")]
    [InlineData("Как сбросить пароль на сайте", "ru uk", "ru")]
    [InlineData("我们应该如何重新设定密码", "ja zh", "zh")]
    public void Identify_LanguagesOfOneScript_AreDetected(string text, string candidates, string language) => Assert.Equal(
        new LanguageIdentification(LanguageTag.Parse(language), LanguageSource.Detected), Identifier.Identify(text, Tags(candidates)));

    [Theory]
    [InlineData("ການສ້າງ tenant", "en de lo", "lo")]
    [InlineData("how to", "en lo", "en")]
    public void Identify_OneCandidateInTheScript_NeedsNoDetector(string text, string candidates, string language) => Assert.Equal(
        new LanguageIdentification(LanguageTag.Parse(language), LanguageSource.Script), Identifier.Identify(text, Tags(candidates)));

    [Theory]
    [InlineData("12345", "en de")]
    [InlineData("", "en de")]
    [InlineData("login", "en id")]
    [InlineData("สวัสดี", "en de")]
    [InlineData("Wie geht es dir", "de gsw")]
    [InlineData("漢字", "zh-Hans zh-Hant")]
    public void Identify_WithoutEvidence_IsNull(string text, string candidates) => Assert.Null(Identifier.Identify(text, Tags(candidates)));

    [Fact]
    public void Identify_AnyOrderOfCandidates_GivesTheCandidatesTag()
    {
        Assert.Equal("pt-BR", Identifier.Identify("Como eu posso criar uma conta nova?", Tags("en pt-BR"))?.Language.Value);
        Assert.Equal("pt-BR", Identifier.Identify("Como eu posso criar uma conta nova?", Tags("pt-BR en"))?.Language.Value);
    }

    [Fact]
    public void Identify_ByManyThreads_IsTheSame()
    {
        var fresh = new LinguaLanguageIdentifier();
        Parallel.For(0, 200, i => Assert.Equal(
            i % 2 == 0 ? "en" : "de",
            fresh.Identify(i % 2 == 0 ? "Where is the password stored?" : "Wo wird das Passwort gespeichert?", Tags("en de"))?.Language.Value));
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("nb", true)]
    [InlineData("no", true)]
    [InlineData("fil", true)]
    [InlineData("pt-BR", true)]
    [InlineData("lo", false)]
    [InlineData("km", false)]
    [InlineData("my", false)]
    public void Knows_Language_IsWhetherTheDetectorHasStatistics(string language, bool known) =>
        Assert.Equal(known, LinguaLanguageIdentifier.Knows(LanguageTag.Parse(language)));

    private static LanguageTag[] Tags(string tags) => [.. tags.Split(' ').Select(LanguageTag.Parse)];
}
