using Phasa.Languages;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using Phasa.Translation.Memory;

namespace Phasa.Tests.Translation.Memory;

public sealed class TranslationMemoryTranslatorTests
{
    private static readonly LanguagePair JapaneseToLao = new(LanguageTag.Parse("ja"), LanguageTag.Parse("lo"));

    private readonly InMemoryTranslationMemory _memory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("図書館は8時に開きます。")]
    [InlineData("  図書館は８時に開きます。\n")]
    [InlineData("図書館は\u200B8時に開きます。")]
    public async Task TranslateAsync_SameTextOtherwiseWritten_IsAnExactMatch(string text)
    {
        await AddAsync("図書館は8時に開きます。", "ຫໍສະໝຸດເປີດ 8 ໂມງ.");

        Assert.Equal(new TranslatedText("ຫໍສະໝຸດເປີດ 8 ໂມງ.", "memory:human", 1), await TranslateAsync(text));
    }

    [Fact]
    public async Task TranslateAsync_AlmostTheSameText_IsAFuzzyMatchWithItsSimilarity()
    {
        await AddAsync("図書館は8時に開きます。", "ຫໍສະໝຸດເປີດ 8 ໂມງ.");

        var match = await TranslateAsync("図書館は8時に開きます");

        Assert.Equal(1 - (1.0 / 12), match!.Match, 6);
        Assert.Equal("ຫໍສະໝຸດເປີດ 8 ໂມງ.", match.Text);
    }

    [Theory]
    [InlineData("The library on the campus opens at 8 every morning.", "The library on the campus opens at 9 every morning.")]
    [InlineData("この規則の第三章を必ずお読みになってから申し込んでください。", "この規則の第四章を必ずお読みになってから申し込んでください。")]
    [InlineData("ຫໍສະໝຸດເປີດທຸກໆມື້ເວລາ ໘ ໂມງເຊົ້າ", "ຫໍສະໝຸດເປີດທຸກໆມື້ເວລາ ໙ ໂມງເຊົ້າ")]
    public async Task TranslateAsync_AlikeButForANumber_IsNoMatch(string known, string asked)
    {
        await AddAsync(known, "ຄຳແປ");
        Assert.Null(await TranslateAsync(asked));
    }

    [Fact]
    public async Task TranslateAsync_DifferentText_IsNoMatch()
    {
        await AddAsync("図書館は毎日開きます。", "ຄຳແປ");
        Assert.Null(await TranslateAsync("食堂は日曜日に閉まります。"));
    }

    [Fact]
    public async Task TranslateAsync_UnitsAddedOrReplacedLater_AreSeen()
    {
        Assert.Null(await TranslateAsync("図書館は毎日朝から開いています"));
        await AddAsync("図書館は毎日朝から開いています。", "ເກົ່າ");
        Assert.Equal("ເກົ່າ", (await TranslateAsync("図書館は毎日朝から開いています"))?.Text);
        await AddAsync("図書館は毎日朝から開いています。", "ໃໝ່");
        Assert.Equal("ໃໝ່", (await TranslateAsync("図書館は毎日朝から開いています"))?.Text);
    }

    [Fact]
    public async Task TranslateAsync_ThresholdOne_MatchesExactlyOnly()
    {
        await AddAsync("図書館は毎日朝から開いています。", "ຄຳແປ");
        Assert.Null(await TranslateAsync("図書館は毎日朝から開いています", threshold: 1));
    }

    private Task AddAsync(string source, string target) =>
        _memory.AddAsync([new TranslationUnit(JapaneseToLao, source, target, "human")], Cancellation);

    private async Task<TranslatedText?> TranslateAsync(string text, double threshold = 0.85) =>
        (await new TranslationMemoryTranslator(_memory, new TranslationMemoryOptions { FuzzyThreshold = threshold })
            .TranslateAsync(new(JapaneseToLao, [text]), Cancellation)).Texts.Single();
}
