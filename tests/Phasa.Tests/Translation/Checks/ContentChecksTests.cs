using Phasa.Languages;
using Phasa.Translation;
using Phasa.Translation.Checks;

namespace Phasa.Tests.Translation.Checks;

/// <summary>The checks of what a translation says: numbers, addresses, code, placeholders, structure, length, remainder, language.</summary>
public sealed class ContentChecksTests
{
    [Theory]
    [InlineData("ja", "en", "2つの方法があります。", "There are two ways.")]
    [InlineData("ja", "en", "二つの方法があります。", "There are 2 ways.")]
    [InlineData("ja", "en", "1つでも欠けると失敗します。", "It fails if any of them is missing.")]
    [InlineData("ja", "en", "最大10,000件です。", "At most 10 000 of them.")]
    [InlineData("ja", "en", "最大1万件です。", "At most 10,000 of them.")]
    [InlineData("ja", "de", "料金は1,500.50円です。", "Die Gebühr beträgt 1.500,50 Yen.")]
    [InlineData("ja", "th", "2024年に開始しました。", "เริ่มในปี 2567")]
    [InlineData("ja", "th", "30日間保存します。", "เก็บไว้ ๓๐ วัน")]
    [InlineData("ja", "lo", "30日間保存します。", "ເກັບໄວ້ ໓໐ ມື້")]
    [InlineData("ja", "en", "令和6年に始まりました。", "It began in 2024.")]
    [InlineData("ja", "en", "午後3時に閉まります。", "It closes at 15:00.")]
    [InlineData("ja", "en", "15時に閉まります。", "It closes at 3 p.m.")]
    [InlineData("ja", "en", "4月1日に始まります。", "It begins on April 1.")]
    [InlineData("en", "ja", "Wait 3 days.", "三日待ちます。")]
    [InlineData("en", "ja", "SAML 2.0 is used.", "SAML 2を使います。")]
    [InlineData("en", "ja", "About 1000 people came.", "約千人が来ました。")]
    [InlineData("en", "th", "Disks of 50 GB and 2 TB.", "ดิสก์ 50GB และ 2 เทราไบต์")]
    [InlineData("en", "ja", "See https://example.com/en/a.", "https://example.com/ja/aをご覧ください。")]
    [InlineData("en", "ja", "Ask help@example.com, e.g. at 9 a.m.", "午前9時などにhelp@example.comへ。")]
    [InlineData("ja", "en", "`{テナント}`を選ぶ", "Choose `{tenant}`")]
    [InlineData("en", "ja", "Up to 50% so far.", "これまで最大50%です。")]
    [InlineData("ja", "en", "**設定**と**保存**", "**Settings and save**")]
    [InlineData("ja", "lo", "「設定」とは画面のどこにある何のための項目ですか。", "“設定” ແມ່ນລາຍການຫຍັງ ແລະ ຢູ່ບ່ອນໃດຂອງໜ້າຈໍ?")]
    [InlineData("ja", "lo", "画面に「Save as draft in the folder」と出ます。", "ໜ້າຈໍສະແດງ “Save as draft in the folder” ຂຶ້ນມາ")]
    public void Check_NaturalTranslation_FindsNothing(string from, string to, string source, string output) =>
        Assert.Null(Finding(from, to, source, output));

    [Theory]
    [InlineData("ja", "en", "30日間保存します。", "It is kept for 20 days.", TranslationFailure.LostNumber, "30")]
    [InlineData("ja", "lo", "30日間保存します。", "ເກັບໄວ້ບໍ່ດົນ", TranslationFailure.LostNumber, "30")]
    [InlineData("ja", "en", "3人まで使えます。", "Up to five people can use it.", TranslationFailure.LostNumber, "3")]
    [InlineData("ja", "en", "1.5倍になります。", "It becomes 15 times as much.", TranslationFailure.LostNumber, "1.5")]
    [InlineData("ja", "en", "1万件です。", "There are 1,000 of them.", TranslationFailure.LostNumber, "1")]
    [InlineData("ja", "en", "容量は50 GBです。", "The capacity is 50 MB.", TranslationFailure.LostNumber, "50 MB")]
    [InlineData("ja", "lo", "https://example.com/a を開く", "ເປີດ https://example.com/b", TranslationFailure.LostLink, "https://example.com/a")]
    [InlineData("ja", "en", "config.jsonを開きます。", "Open the settings file.", TranslationFailure.LostLink, "config.json")]
    [InlineData("ja", "en", "`dotnet build` を実行", "Run the build", TranslationFailure.BrokenStructure, "backticks")]
    [InlineData("ja", "en", "`dotnet build` を実行", "Run `the build`", TranslationFailure.LostCode, "dotnet build")]
    [InlineData("ja", "en", "{0}件を削除しました。", "Deleted the items.", TranslationFailure.LostPlaceholder, "{0}")]
    [InlineData("ja", "en", "{{name}}さん、こんにちは。", "Hello {{nombre}}!", TranslationFailure.LostPlaceholder, "{{nombre}}")]
    [InlineData("ja", "en", "%sを<b>保存</b>しました。", "Saved <b>it</b>.", TranslationFailure.LostPlaceholder, "%s")]
    [InlineData("ja", "en", "## 設定\n\n開きます。", "Settings\n\nOpen it.", TranslationFailure.BrokenStructure, "headings")]
    [InlineData("ja", "en", "- 一番目\n- 次", "- First, next", TranslationFailure.BrokenStructure, "bullets: 2")]
    [InlineData("ja", "en", "1. 開く\n2. 押す", "1. Open it\n3. Press it", TranslationFailure.BrokenStructure, "1 2")]
    [InlineData("ja", "en", "| 名 | 値 |\n|---|---|\n| 甲 | 乙 |", "| Name | Value |\n|---|---|\n| A B |", TranslationFailure.BrokenStructure, "2 2 2")]
    [InlineData("ja", "en", "[案内](a.md)を見る", "See the guide (a.md)", TranslationFailure.BrokenStructure, "links: 1")]
    [InlineData("ja", "en", "**保存**を押します。", "Press **Save.", TranslationFailure.BrokenStructure, "marks of **")]
    [InlineData("en", "lo", "Open the card. You must return it to the desk.", "ເປີດບັດແລະອ່ານຂໍ້ຄວາມທັງໝົດທີ່ສະແດງຢູ່ໃນໜ້າຈໍ. You must return it to the desk.", TranslationFailure.Untranslated, "You must return")]
    [InlineData("ja", "lo", "カードを開きます。受付に返してください。", "ເປີດບັດແລະອ່ານຂໍ້ຄວາມທັງໝົດທີ່ສະແດງຢູ່ໃນໜ້າຈໍຂອງທ່ານ. Please return it to the desk.", TranslationFailure.Untranslated, "Please return")]
    [InlineData("en", "vi", "Open the page. Then press the save button in the corner.", "Hãy mở trang. Then press the save button in the corner.", TranslationFailure.Untranslated, "Then press")]
    [InlineData("ja", "en", "最初に設定を開きます。次に保存を押して確かめます。", "First open the settings. Then press save and", TranslationFailure.WrongLength, "press save and")]
    [InlineData("ja", "vi", "利用者を選び、操作を押してください。設定した日になると自動で停止されます。", "Choose the user and press the button. The account will be stopped on the date that you have set.", TranslationFailure.WrongLanguage, "this is en")]
    public void Check_SpoiledTranslation_IsFoundWithWhatWasExpected(
        string from, string to, string source, string output, TranslationFailure expected, string evidence)
    {
        var finding = Finding(from, to, source, output);

        Assert.Equal(expected, finding?.Failure);
        Assert.Contains(evidence, finding!.Reason, StringComparison.Ordinal);
        Assert.InRange(finding.Score, 0.01, 1);
    }

    [Fact]
    public void Create_Names_AreUnique() =>
        Assert.Equal(TranslationChecks.Create().Count, TranslationChecks.Create().Select(c => c.Name).Distinct().Count());

    [Fact]
    public void Check_HalfOfALongText_IsTooShort()
    {
        var finding = new LengthCheck().Check(new(LanguageTag.Parse("ja"), LanguageTag.Parse("lo")), new string('か', 150), new string('ກ', 110));

        Assert.Equal(TranslationFailure.WrongLength, finding?.Failure);
        Assert.Contains("lack a part", finding!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Accepted_ManyTranslationsOfAPair_MoveItsLimits()
    {
        var (check, pair) = (new LengthCheck(), new LanguagePair(LanguageTag.Parse("en"), LanguageTag.Parse("sw")));
        var (source, output) = (new string('a', 400), new string('b', 1200));
        Assert.NotNull(check.Check(pair, source, output));

        for (var i = 0; i < 200; i++)
        {
            check.Accepted(pair, source, new string('b', 900 + i));
        }

        Assert.Null(check.Check(pair, source, output));
        Assert.NotNull(check.Check(pair, source, source[..200]));
        Assert.NotNull(check.Check(new(pair.Target, pair.Source), source, output));
    }

    private static CheckFinding? Finding(string from, string to, string source, string output)
    {
        var pair = new LanguagePair(LanguageTag.Parse(from), LanguageTag.Parse(to));
        return TranslationChecks.Create().Select(c => c.Check(pair, source, output)).FirstOrDefault(f => f is not null);
    }
}
