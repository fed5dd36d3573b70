using System.Globalization;
using FsCheck.Xunit;
using Phasa.Languages;

namespace Phasa.Tests.Languages;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("ນ\u0EC9\u0ECDາ", "ນ\u0EC9\u0EB3")]
    [InlineData("ນ\u0ECD\u0EC9າ", "ນ\u0EC9\u0EB3")]
    [InlineData("ນ\u0EB3\u0EC9", "ນ\u0EC9\u0EB3")]
    [InlineData("ນ\u0EC9\u0EB3", "ນ\u0EC9\u0EB3")]
    [InlineData("ກ\u0ECDາ", "ກ\u0EB3")]
    [InlineData("น\u0E49\u0E4Dา", "น\u0E49\u0E33")]
    [InlineData("น\u0E4D\u0E49า", "น\u0E49\u0E33")]
    [InlineData("น\u0E33\u0E49", "น\u0E49\u0E33")]
    [InlineData("ກ\u0ECD\u0EC8", "ກ\u0ECD\u0EC8")]
    [InlineData("ກ\u0EC8\u0ECD", "ກ\u0ECD\u0EC8")]
    public void Normalize_NikhahitAndAa_AreOneLetterBehindTheTone(string typed, string stored) => Assert.Equal(stored, TextNormalizer.Normalize(typed));

    [Theory]
    [InlineData("เเม่", "แม่")]
    [InlineData("ເເມ່", "ແມ່")]
    [InlineData("ເ\u200Bເມ່", "ແມ່")]
    public void Normalize_DoubledE_IsAe(string typed, string stored) => Assert.Equal(stored, TextNormalizer.Normalize(typed));

    [Theory]
    [InlineData("ท\u0E48\u0E35", "ท\u0E35\u0E48")]
    [InlineData("ธ\u0E4C\u0E38", "ธ\u0E38\u0E4C")]
    [InlineData("ผ\u0E49\u0E39", "ผ\u0E39\u0E49")]
    [InlineData("ท\u0E35\u0E48\u0E48", "ท\u0E35\u0E48")]
    [InlineData("ທ\u0EC8\u0EB5", "ທ\u0EB5\u0EC8")]
    [InlineData("ຫ\u0EC9\u0EBC\u0EB4", "ຫ\u0EBC\u0EB4\u0EC9")]
    [InlineData("ມ\u0EC9\u0EB7", "ມ\u0EB7\u0EC9")]
    public void Normalize_ThaiAndLaoMarks_StandBelowAboveTone(string typed, string stored) => Assert.Equal(stored, TextNormalizer.Normalize(typed));

    [Theory]
    [InlineData("ក\u17B6\u17D2\u179A", "ក\u17D2\u179A\u17B6")]
    [InlineData("ស\u17D2\u179A\u17D2\u178F\u17B8", "ស\u17D2\u178F\u17D2\u179A\u17B8")]
    [InlineData("ម\u17BE\u17C9", "ម\u17C9\u17BE")]
    [InlineData("ក\u17C6\u17BB", "ក\u17BB\u17C6")]
    [InlineData("ក\u17C1\u17B8", "ក\u17BE")]
    [InlineData("ក\u17C1\u17B6", "ក\u17C4")]
    [InlineData("\u17A3ក\u17B4", "\u17A2ក")]
    [InlineData("\u17A4", "\u17A2\u17B6")]
    public void Normalize_Khmer_IsBaseSubscriptShifterVowelSign(string typed, string stored) => Assert.Equal(stored, TextNormalizer.Normalize(typed));

    [Theory]
    [InlineData("က\u102F\u102D", "က\u102D\u102F")]
    [InlineData("က\u103D\u103B", "က\u103B\u103D")]
    [InlineData("မ\u103E\u103C", "မ\u103C\u103E")]
    [InlineData("က\u1031\u103B", "က\u103B\u1031")]
    [InlineData("က\u1036\u102F", "က\u102F\u1036")]
    [InlineData("က\u1038\u1031\u102C", "က\u1031\u102C\u1038")]
    public void Normalize_Burmese_IsMedialsVowelsTones(string typed, string stored) => Assert.Equal(stored, TextNormalizer.Normalize(typed));

    [Theory]
    [InlineData("မြန်မာဘာသာစကားသည် မြန်မာနိုင်ငံ၏ ရုံးသုံးဘာသာစကားဖြစ်သည်။")]
    [InlineData("ကျွန်ုပ် ယောက်ျား လက်ျာ အင်္ဂလိပ် သင်္ဘော ဗုဒ္ဓ ကျွန်တော် တော်")]
    [InlineData("လိၵ်ႈတႆး ၸႂ် ၵူၼ်းတႆး ပီႈၼွင်ႉ")]
    [InlineData("ကညီကျိာ် တၢ်")]
    [InlineData("ភាសាខ្មែរគឺជាភាសាផ្លូវការរបស់ប្រទេសកម្ពុជា។ ស្ត្រី ម៉ែ ប៉ុន្តែ")]
    [InlineData("ภาษาไทยเป็นภาษาราชการ พุทฺธํ สิทธิ์ พันธุ์ น้ำ ทำ ก็")]
    [InlineData("ພາສາລາວແມ່ນພາສາທາງການ ນ້ຳ ຫຼວງພະບາງ ໜ້າ ຫນ້າ ກໍ່")]
    [InlineData("می‌خواهم क्‍ष 👨‍👩‍👧 🏳️‍🌈")]
    public void Normalize_WellSpelledText_IsUnchanged(string text) => Assert.Equal(text, TextNormalizer.Normalize(text));

    [Fact]
    public void Normalize_DotBelowAndAsatInEitherOrder_IsOneText() =>
        Assert.Equal(TextNormalizer.Normalize("ခွန\u103A\u1037"), TextNormalizer.Normalize("ခွန\u1037\u103A"));

    [Theory]
    [InlineData("a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne")]
    [InlineData("a\u00A0b\u202Fc\td", "a b c\td")]
    [InlineData("ab\u200Bc\uFEFFd\u00ADe\u2060f", "abcdef")]
    [InlineData("a\u200Db\u200Cc", "abc")]
    [InlineData("a\0b\u0007c\u009Fd", "abcd")]
    [InlineData("a\u0301", "á")]
    public void Normalize_InvisibleCharacters_AreGoneOrPlain(string typed, string stored) => Assert.Equal(stored, TextNormalizer.Normalize(typed));

    [Fact]
    public void Normalize_LoneSurrogates_AreGoneAndPairsStay() =>
        Assert.Equal("ab😀", TextNormalizer.Normalize("a" + '\uD800' + "b" + '\uDC00' + "😀" + '\uD83D'));

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 3000)]
    public void Normalize_Twice_ChangesNothing(string text)
    {
        var once = TextNormalizer.Normalize(text);
        Assert.Equal(once, TextNormalizer.Normalize(once));
    }

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 1000)]
    public void Normalize_AnyText_IsCanonicallyComposed(string text) =>
        Assert.True(ICU4N.Text.Normalizer2.NFCInstance.IsNormalized(TextNormalizer.Normalize(text)));

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 1000)]
    public void Normalize_AnyText_HoldsNoControlAndNoLoneSurrogate(string text) => Assert.DoesNotContain(
        TextNormalizer.Normalize(text).EnumerateRunes(),
        r => r.Value is 0xFFFD && !text.Contains('\uFFFD') || (r.Value is not ('\n' or '\t') && System.Text.Rune.GetUnicodeCategory(r) == UnicodeCategory.Control));

    [Theory]
    [InlineData("\u0EC8\u0EB4", "", "ກ\u0EB4\u0EC8")]
    [InlineData("\u0EC8", "\u0ECDາ", "ກ\u0EC8\u0EB3")]
    [InlineData("\u0ECDາ", "", "ກ\u0EB3")]
    public void Normalize_EndlessMarks_StaysLinear(string repeated, string last, string stored) =>
        Assert.Equal(stored, TextNormalizer.Normalize("ກ" + string.Concat(Enumerable.Repeat(repeated, 100_000)) + last));
}
