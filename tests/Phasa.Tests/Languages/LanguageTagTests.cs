using Phasa.Languages;

namespace Phasa.Tests.Languages;

public sealed class LanguageTagTests
{
    [Theory]
    [InlineData("lo", "lo")]
    [InlineData("LO", "lo")]
    [InlineData("zh_hant", "zh-Hant")]
    [InlineData("pt-br", "pt-BR")]
    [InlineData("zh-Hant-TW", "zh-Hant-TW")]
    [InlineData("es-419", "es-419")]
    public void Parse_WellFormedTag_IsCanonical(string text, string expected) => Assert.Equal(expected, LanguageTag.Parse(text).Value);

    [Theory]
    [InlineData("")]
    [InlineData("l")]
    [InlineData("lao!")]
    [InlineData("english")]
    [InlineData("en-")]
    [InlineData("ລາວ")]
    public void Parse_AnythingElse_IsRefusedWithANextStep(string text)
    {
        var error = Assert.Throws<PhasaException>(() => LanguageTag.Parse(text));
        Assert.Equal(ErrorCodes.InvalidLanguage, error.Code);
        Assert.NotEmpty(error.NextStep);
    }
}
