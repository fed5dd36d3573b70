using Phasa.Languages;
using Phasa.Translation;
using Phasa.Translation.Checks;

namespace Phasa.Tests.Translation.Checks;

public sealed class TranslationChecksTests
{
    [Theory]
    [InlineData("ja", "lo", "図書館は8時に開きます。", "ຫ້ອງສະໝຸດເປີດເວລາ 8 ໂມງ.")]
    [InlineData("ja", "lo", "Wi-Fi 6", "Wi-Fi 6")]
    [InlineData("ja", "lo", "Microsoft Teamsを使います。", "ໃຊ້ Microsoft Teams.")]
    [InlineData("ja", "lo", "https://example.com/a を開く", "ເປີດ https://example.com/a")]
    [InlineData("ja", "lo", "`dotnet build` を実行", "ແລ່ນ `dotnet build`")]
    [InlineData("ja", "lo", "ABC-123", "ABC-123")]
    [InlineData("ja", "lo", "2024-05-01", "2024-05-01")]
    [InlineData("en", "lo", "Microsoft Teams", "Microsoft Teams")]
    [InlineData("en", "lo", "config.json", "config.json")]
    [InlineData("en", "lo", "Please return the card to Room B-12.", "ກະລຸນາສົ່ງບັດຄືນທີ່ຫ້ອງ B-12.")]
    [InlineData("en", "ja", "The library opens at 8.", "図書館は8時に開きます。")]
    [InlineData("ja", "en", "図書館", "Library")]
    [InlineData("ja", "zh-Hans", "図書館は8時に開きます。", "图书馆8点开门。")]
    [InlineData("ja", "ko", "図書館は8時に開きます。", "도서관은 8시에 엽니다.")]
    [InlineData("lo", "ja", "ຫໍສະໝຸດ", "図書館")]
    [InlineData("ja", "ru", "図書館", "Библиотека")]
    [InlineData("ja", "ar", "図書館", "مكتبة")]
    [InlineData("ja", "hi", "図書館", "पुस्तकालय")]
    [InlineData("ja", "my", "図書館", "စာကြည့်တိုက်")]
    [InlineData("ja", "km", "図書館", "បណ្ណាល័យ")]
    [InlineData("ja", "el", "図書館", "βιβλιοθήκη")]
    [InlineData("en", "fr", "Restaurant", "Restaurant")]
    [InlineData("ja", "th", "ご不便をおかけして申し訳ありません。対応できません。", "ขออภัยในความไม่สะดวก ไม่สามารถดำเนินการได้")]
    [InlineData("ja", "th", "しばらくお待ちください。", "ขออภัย กรุณารอสักครู่")]
    [InlineData("ja", "en", "返品できません。", "We cannot accept returns.")]
    [InlineData("ja", "lo", "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|", "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|")]
    [InlineData("ja", "lo", "ははははははははははははははははははははははははははははははははははははは", "ຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າຮ່າ")]
    public void Check_GoodTranslation_FindsNothing(string from, string to, string source, string output) =>
        Assert.Null(Finding(from, to, source, output));

    [Theory]
    [InlineData("ja", "lo", "図書館", "  ", TranslationFailure.Empty)]
    [InlineData("ja", "lo", "図書館は8時に開きます。", "ห้องสมุดเปิดเวลา 8 โมง", TranslationFailure.WrongLanguage)]
    [InlineData("ja", "lo", "図書館は8時に開きます。", "図書館は8時に開きます。", TranslationFailure.WrongLanguage)]
    [InlineData("ja", "lo", "図書館は8時に開きます。", "The library opens at 8.", TranslationFailure.WrongLanguage)]
    [InlineData("ja", "lo", "図書館は8時に開きます。", "ຫໍສະໝຸດเปิดเวลา 8 โมง", TranslationFailure.WrongLanguage)]
    [InlineData("en", "lo", "Please return the card.", "Please return the card.", TranslationFailure.WrongLanguage)]
    [InlineData("en", "lo", "Please return the card.", "ກະລຸນາ return the card.", TranslationFailure.WrongLanguage)]
    [InlineData("ja", "en", "図書館は8時に開きます。", "ຫ້ອງສະໝຸດເປີດເວລາ 8 ໂມງ.", TranslationFailure.WrongLanguage)]
    [InlineData("ja", "zh-Hans", "図書館は8時に開きます。", "図書館は8時に開きます。", TranslationFailure.WrongLanguage)]
    [InlineData("en", "ja", "All the books must be returned to the counter on the first floor.", "所有书籍必须归还到一楼的服务台否则将被罚款并取消借阅资格", TranslationFailure.WrongLanguage)]
    [InlineData("en", "fr", "The card must be returned.", "The card must be returned.", TranslationFailure.WrongLanguage)]
    [InlineData("ja", "sr-Latn", "図書館", "библиотека", TranslationFailure.WrongLanguage)]
    [InlineData("ja", "en", "薬の飲み方", "I'm sorry, but I can't help with that.", TranslationFailure.Refusal)]
    [InlineData("ja", "en", "薬の飲み方", "I cannot translate this text.", TranslationFailure.Refusal)]
    [InlineData("ja", "en", "薬の飲み方", "As an AI language model, I do not…", TranslationFailure.Refusal)]
    [InlineData("en", "ja", "How to take the medicine", "申し訳ありませんが、そのご依頼にはお応えできません。", TranslationFailure.Refusal)]
    [InlineData("ja", "th", "薬の飲み方", "ขออภัย ฉันไม่สามารถแปลข้อความนี้ได้", TranslationFailure.Refusal)]
    [InlineData("ja", "lo", "薬の飲み方", "ຂໍອະໄພ, ຂ້ອຍບໍ່ສາມາດແປຂໍ້ຄວາມນີ້ໄດ້.", TranslationFailure.Refusal)]
    public void Check_BadTranslation_IsFoundWithEvidence(string from, string to, string source, string output, TranslationFailure expected)
    {
        var finding = Finding(from, to, source, output);

        Assert.Equal(expected, finding?.Failure);
        Assert.Contains(expected == TranslationFailure.Empty ? source : output[..4], finding!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ລາວ")]
    [InlineData("ຫ້ອງສະໝຸດເປີດ ")]
    public void Check_RunawayRepetition_IsFound(string unit)
    {
        var output = "ຫໍສະໝຸດ: " + string.Concat(Enumerable.Repeat(unit, 40));

        var finding = Finding("ja", "lo", "図書館は8時に開きます。", output);

        Assert.Equal(TranslationFailure.Repetition, finding?.Failure);
        Assert.Contains("40 times", finding!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LongEvidence_IsShortened() =>
        Assert.True(Finding("ja", "lo", "図", string.Concat(Enumerable.Range(0, 500).Select(i => $"слово{i} ")))!.Reason.Length < 200);

    private static CheckFinding? Finding(string from, string to, string source, string output)
    {
        var pair = new LanguagePair(LanguageTag.Parse(from), LanguageTag.Parse(to));
        return TranslationChecks.Create().Select(c => c.Check(pair, source, output)).FirstOrDefault(f => f is not null);
    }
}
