using Phasa.Languages;

namespace Phasa.Tests.Languages;

public sealed class LanguageIdentificationTests
{
    private static readonly ScriptLanguageIdentifier ByScript = new();

    [Theory]
    [InlineData("ການສ້າງ tenant", "ja en th lo", "lo")]
    [InlineData("วิธีสร้าง tenant ใหม่", "ja en th lo", "th")]
    [InlineData("テナントの作り方", "ja en zh", "ja")]
    [InlineData("パスワード変更", "ja zh", "ja")]
    [InlineData("ភាសាខ្មែរ", "en km", "km")]
    [InlineData("မြန်မာ", "en my", "my")]
    [InlineData("한국어", "ja ko zh", "ko")]
    [InlineData("東京駅", "ja en", "ja")]
    [InlineData("北京大学", "zh en", "zh")]
    [InlineData("how to reset", "en lo", "en")]
    [InlineData("пароль", "ru en", "ru")]
    [InlineData("كلمة السر", "ar en", "ar")]
    public void Identify_ScriptOfOneCandidate_IsThatLanguage(string text, string candidates, string language) =>
        Assert.Equal(new LanguageIdentification(LanguageTag.Parse(language), LanguageSource.Script), ByScript.Identify(text, Tags(candidates)));

    [Theory]
    [InlineData("What does 設定 mean?", "en")]
    [InlineData("How do I reset my password in the 管理画面 screen?", "en")]
    [InlineData("The word ສະບາຍດີ is used as a greeting among friends and strangers", "en")]
    [InlineData("Azure Active Directory の設定", "ja")]
    [InlineData("Kubernetes pod restart 再起動", "ja")]
    [InlineData("GitHub pull request を作る", "ja")]
    [InlineData("「I love you」はラオス語で何と言いますか", "ja")]
    [InlineData("reset password ແນວໃດ", "lo")]
    [InlineData("Microsoft Azure Active Directory Premium Documentation 部", "en")]
    public void Identify_MixedWithLatin_WeighsNamesAgainstGrammar(string text, string language) =>
        Assert.Equal(LanguageTag.Parse(language), ByScript.Identify(text, Tags("ja en lo"))?.Language);

    [Theory]
    [InlineData("tenant", "en de")]
    [InlineData("東京", "ja zh")]
    [InlineData("東京", "zh-Hans zh-Hant")]
    [InlineData("12345 !?", "en lo")]
    [InlineData("", "en")]
    [InlineData("สวัสดีครับ ok", "ja en")]
    [InlineData("tenant", "lo ja")]
    [InlineData("tenant", "")]
    public void Identify_NoOrSharedScript_IsNull(string text, string candidates) => Assert.Null(ByScript.Identify(text, Tags(candidates)));

    [Theory]
    [InlineData("tenant", "en de lo", "en de")]
    [InlineData("東京", "ja en zh", "ja zh")]
    [InlineData("ລາວ", "ja en zh", "")]
    public void Possible_OfCandidates_ShareTheScript(string text, string candidates, string possible) =>
        Assert.Equal(Tags(possible), ScriptLanguageIdentifier.Possible(text, Tags(candidates)));

    [Fact]
    public void Identify_ByChain_TakesTheFirstAnswerAmongTheCandidates()
    {
        var chain = new LanguageIdentifierChain([ByScript, new Says("fr"), new Says("de")]);
        Assert.Equal("de", chain.Identify("tenant", Tags("en de"))?.Language.Value);
        Assert.Equal("lo", chain.Identify("ລາວ", Tags("lo de"))?.Language.Value);
        Assert.Null(chain.Identify("tenant", Tags("en es")));
    }

    [Theory]
    [InlineData("th", "ລາວ", "th", LanguageSource.Requested)]
    [InlineData("en-US", "ລາວ", "en", LanguageSource.Requested)]
    [InlineData(null, "ລາວ", "lo", LanguageSource.Script)]
    [InlineData("und", "ລາວ", "lo", LanguageSource.Script)]
    [InlineData(null, "tenant", "de", LanguageSource.Detected)]
    [InlineData(null, "123", "th", LanguageSource.Default)]
    public void Resolve_StrongestEvidence_Wins(string? requested, string text, string language, LanguageSource source)
    {
        var resolver = new QueryLanguageResolver(new LanguageIdentifierChain([ByScript, new Says("de", whenHolding: "tenant")]));
        Assert.Equal(
            new LanguageIdentification(LanguageTag.Parse(language), source),
            resolver.Resolve(requested is null ? null : LanguageTag.Parse(requested), text, Tags("th en de lo")));
    }

    [Fact]
    public void Resolve_LanguageOutsideTheCollection_StandsForItself() => Assert.Equal(
        new LanguageIdentification(LanguageTag.Parse("fr"), LanguageSource.Requested),
        new QueryLanguageResolver(ByScript).Resolve(LanguageTag.Parse("fr"), "x", Tags("en lo")));

    private static LanguageTag[] Tags(string tags) => [.. tags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(LanguageTag.Parse)];

    private sealed class Says(string language, string whenHolding = "") : ILanguageIdentifier
    {
        public LanguageIdentification? Identify(string text, IReadOnlyList<LanguageTag> candidates) =>
            text.Contains(whenHolding, StringComparison.Ordinal) ? new(LanguageTag.Parse(language), LanguageSource.Detected) : null;
    }
}
