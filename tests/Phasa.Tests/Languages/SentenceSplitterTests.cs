using FsCheck.Xunit;
using Phasa.Languages;

namespace Phasa.Tests.Languages;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("One. Two! Three? Four", "One. |Two! |Three? |Four")]
    [InlineData("これは一つ。二つ目！三つ目？四つ", "これは一つ。|二つ目！|三つ目？|四つ")]
    [InlineData("ភាសាខ្មែរ។ ប្រទេសកម្ពុជា៕ ចប់", "ភាសាខ្មែរ។ |ប្រទេសកម្ពុជា៕ |ចប់")]
    [InlineData("မြန်မာစကား။ ရုံးသုံး။", "မြန်မာစကား။ |ရုံးသုံး။")]
    [InlineData("यह एक है। यह दो है॥ तीन", "यह एक है। |यह दो है॥ |तीन")]
    [InlineData("هل هذا؟ نعم.", "هل هذا؟ |نعم.")]
    [InlineData("ສະບາຍດີ.ຂ້ອຍໄປ.", "ສະບາຍດີ.|ຂ້ອຍໄປ.")]
    [InlineData("Wait… What?! Yes...  No", "Wait… |What?! |Yes...  |No")]
    [InlineData("line one\nline two\r\n\r\nline three", "line one\n|line two\r\n\r\n|line three")]
    public void Split_AtEndMarks_GivesSentences(string text, string sentences) => Assert.Equal(sentences, Join(SentenceSplitter.Split(text), text));

    [Theory]
    [InlineData("He said \"Go.\" Then he left.", "He said \"Go.\" |Then he left.")]
    [InlineData("「はい。」彼は言った。", "「はい。」|彼は言った。")]
    [InlineData("(See above.) Next.", "(See above.) |Next.")]
    [InlineData("\"Really?\" she asked. Yes.", "\"Really?\" she asked. |Yes.")]
    public void Split_ClosingQuotes_StayWithTheSentence(string text, string sentences) => Assert.Equal(sentences, Join(SentenceSplitter.Split(text), text));

    [Theory]
    [InlineData("Pi is 3.14 and e is 2.72")]
    [InlineData("３．１４です")]
    [InlineData("Ask Mr. Smith, e.g. at 5 p.m. today")]
    [InlineData("Ask Mr. Smith, i.e. Dr. Jones of the U.S. Army")]
    [InlineData("Use v1.2 of example.com now")]
    [InlineData("See https://example.com/a.b?c=d.e!f#g for it")]
    [InlineData("1. Open the console")]
    [InlineData("ใน พ.ศ. 2568 นี้")]
    [InlineData("เวลา 10.30 น. วันที่ 5 ก.ค. นี้")]
    [InlineData("ສປປ. ລາວ")]
    [InlineData("ໝາກກ້ຽງ ໝາກມ່ວງ ຯລຯ ແລະອື່ນໆ")]
    [InlineData("ນະຄອນຫຼວງຯລຯ")]
    [InlineData("The file .gitignore is read")]
    public void Split_StopsInsideASentence_AreNotEnds(string text) => Assert.Equal([new TextSpan(0, text.Length)], SentenceSplitter.Split(text));

    [Theory]
    [InlineData("ນະຄອນຫຼວງຯ ໄປ", "ນະຄອນຫຼວງຯ |ໄປ")]
    [InlineData("ຂໍ້ 1.ການສ້າງ", "ຂໍ້ 1.ການສ້າງ")]
    [InlineData("  First.  Second.  ", "  First.  |Second.  ")]
    [InlineData("In 2024. The next", "In 2024. |The next")]
    public void Split_SpecialCases_AreSettled(string text, string sentences) => Assert.Equal(sentences, Join(SentenceSplitter.Split(text), text));

    [Theory]
    [InlineData("ไปโรงเรียน แล้วกลับบ้าน", "ไปโรงเรียน |แล้วกลับบ้าน")]
    [InlineData("ໄປໂຮງຮຽນ ແລ້ວກັບບ້ານ. ຈົບ", "ໄປໂຮງຮຽນ |ແລ້ວກັບບ້ານ. |ຈົບ")]
    [InlineData("เด็กๆ ไปโรงเรียน", "เด็กๆ ไปโรงเรียน")]
    [InlineData("ຊ້າໆ ໄປ", "ຊ້າໆ ໄປ")]
    [InlineData("เด็ก ๆ ไป", "เด็ก ๆ ไป")]
    [InlineData("ການສ້າງ tenant ໃໝ່", "ການສ້າງ tenant ໃໝ່")]
    [InlineData("これは、例です", "これは、|例です")]
    [InlineData("First, second; third: 1,000", "First, |second; |third: |1,000")]
    public void SplitPhrases_AtPauses_CutsFurther(string text, string phrases) => Assert.Equal(phrases, Join(SentenceSplitter.SplitPhrases(text), text));

    [Fact]
    public void Split_ThaiPhrases_AreOneSentence() => Assert.Single(SentenceSplitter.Split("ไปโรงเรียน แล้วกลับบ้าน"));

    [Theory]
    [InlineData("")]
    [InlineData("   ", 1)]
    public void Split_WithoutInk_HasNoOrOneSpan(string text, int spans = 0) => Assert.Equal(spans, SentenceSplitter.Split(text).Count);

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 1000)]
    public void Split_AnyText_IsCoveredWithoutGaps(string text)
    {
        Assert.Equal(text, string.Concat(SentenceSplitter.Split(text).Select(s => s.Of(text))));
        Assert.Equal(text, string.Concat(SentenceSplitter.SplitPhrases(text).Select(s => s.Of(text))));
    }

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 500)]
    public void SplitPhrases_AnyText_KeepsEverySentenceEnd(string text) =>
        Assert.Subset(SentenceSplitter.SplitPhrases(text).Select(s => s.End).ToHashSet(), SentenceSplitter.Split(text).Select(s => s.End).ToHashSet());

    [Theory]
    [InlineData(".")]
    [InlineData("!)")]
    [InlineData(". ")]
    [InlineData("a.")]
    [InlineData("ก.")]
    [InlineData("ກກກກກ.")]
    [InlineData(" ")]
    public void Split_EndlessRepetition_StaysLinear(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 300_000)) + "x";
        Assert.Equal(text.Length, SentenceSplitter.SplitPhrases(text)[^1].End);
    }

    private static string Join(IReadOnlyList<TextSpan> spans, string text) => string.Join('|', spans.Select(s => s.Of(text)));
}
