using System.Globalization;
using FsCheck.Xunit;
using Phasa.Languages;

namespace Phasa.Tests.Languages;

public sealed class IcuWordSegmenterTests
{
    private static readonly IcuWordSegmenter Segmenter = new();

    [Theory]
    [InlineData("ພາສາລາວແມ່ນພາສາທາງການຂອງປະເທດລາວ", "ພາສາ|ລາວ|ແມ່ນ|ພາສາ|ທາງການ|ຂອງ|ປະເທດ|ລາວ")]
    [InlineData("ภาษาไทยเป็นภาษาราชการของประเทศไทย", "ภาษา|ไทย|เป็น|ภาษา|ราชการ|ของ|ประเทศไทย")]
    [InlineData("ភាសាខ្មែរគឺជាភាសាផ្លូវការរបស់ប្រទេសកម្ពុជា", "ភាសាខ្មែរ|គឺជា|ភាសាផ្លូវការ|របស់|ប្រទេស|កម្ពុជា")]
    [InlineData("မြန်မာနိုင်ငံ၏ စကားဖြစ်သည်", "မြန်မာနိုင်ငံ|စကား|ဖြစ်သည်")]
    [InlineData("新しいテナントを作成する方法", "新しい|テナント|を|作成|する|方法")]
    [InlineData("我们去北京大学学习中文", "我们|去|北京|大学|学习|中文")]
    [InlineData("한국어는 대한민국의 공용어", "한국어는|대한민국의|공용어")]
    [InlineData("The quick, brown fox can't.", "The|quick|brown|fox|can't")]
    public void Words_OfOneScript_AreItsWords(string text, string words) => Assert.Equal(words, Join(text));

    [Theory]
    [InlineData("ການສ້າງ tenant ໃໝ່", "ການ|ສ້າງ|tenant|ໃໝ່")]
    [InlineData("tenantການສ້າງtest", "tenant|ການ|ສ້າງ|test")]
    [InlineData("ไฟล์PDFของคุณ", "ไฟล์|PDF|ของ|คุณ")]
    [InlineData("ປີ2025ນີ້", "ປີ|2025|ນີ້")]
    [InlineData("ราคา๓.๑๔บาท", "ราคา|๓.๑๔|บาท")]
    [InlineData("PDFファイルを開く", "PDF|ファイル|を|開く")]
    [InlineData("API를 호출", "API|를|호출")]
    [InlineData("v1.2 example.com 3.14", "v1.2|example.com|3.14")]
    public void Words_OfMixedScripts_NeverMix(string text, string words) => Assert.Equal(words, Join(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t…。!?—")]
    [InlineData("😀 👨‍👩‍👧")]
    [InlineData("\u0301\u0EC9")]
    public void Words_WithoutLettersAndDigits_AreNone(string text) => Assert.Empty(Segmenter.Words(text));

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 1000)]
    public void Words_OfAnyText_AreOrderedAndCutBetweenCharactersOnly(string text)
    {
        var edges = StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
        var end = 0;
        foreach (var word in Segmenter.Words(text))
        {
            Assert.True(word.Start >= end && word.Length > 0);
            Assert.Contains(word.Start, edges);
            Assert.Contains(word.End, edges);
            Assert.Contains(word.Of(text).EnumerateRunes(), System.Text.Rune.IsLetterOrDigit);
            end = word.End;
        }
    }

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 500)]
    public void Words_OfAnyText_LoseNoLetter(string text)
    {
        var words = Segmenter.Words(text);
        var covered = new bool[text.Length];
        foreach (var word in words)
        {
            Array.Fill(covered, true, word.Start, word.Length);
        }

        Assert.DoesNotContain(Enumerable.Range(0, text.Length), i => char.IsLetterOrDigit(text[i]) && !covered[i]);
    }

    [Fact]
    public void Words_ByManyThreads_AreTheSame()
    {
        string[] texts = ["ພາສາລາວແມ່ນພາສາທາງການ", "新しいテナントを作成", "ภาษาไทยเป็นภาษา", "hello world", "ភាសាខ្មែរគឺជាភាសា", "မြန်မာနိုင်ငံ၏ စကား"];
        var expected = texts.Select(t => Segmenter.Words(t)).ToArray();
        var shared = new IcuWordSegmenter();
        Parallel.For(0, 4000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            Assert.Equal(expected[i % texts.Length], shared.Words(texts[i % texts.Length])));
    }

    [Theory]
    [InlineData("ພາສາລາວແມ່ນພາສາທາງການຂອງປະເທດລາວ")]
    [InlineData("新しいテナントを作成する方法です")]
    [InlineData("ภาษาไทยเป็นภาษาราชการของประเทศไทย")]
    public void Words_OfLongTextWithoutASpace_AreThoseOfItsParts(string sentence)
    {
        // 200,000 characters: more than a quadratic dictionary pass ends in the time a test run has.
        var copies = 200_000 / sentence.Length;
        var once = Segmenter.Words(sentence).Count;
        var words = Segmenter.Words(string.Concat(Enumerable.Repeat(sentence, copies)));
        Assert.InRange(words.Count, (once - 1) * copies, once * copies);
        Assert.InRange(words.Max(w => w.Length), 1, 32);
    }

    [Theory]
    [InlineData("我")]
    [InlineData("ア")]
    [InlineData("ກ")]
    [InlineData("a")]
    [InlineData("\u0EC9")]
    public void Words_OfOneCharacterWithoutEnd_Return(string character)
    {
        var text = "ກ" + string.Concat(Enumerable.Repeat(character, 200_000));
        var words = Segmenter.Words(text);
        Assert.Equal(text.Length, words.Sum(w => w.Length));
    }

    private static string Join(string text) => string.Join('|', Segmenter.Words(text).Select(w => w.Of(text)));
}
