using Phasa.Answers.Generation;

namespace Phasa.Tests.Answers;

public sealed class SentenceReaderTests
{
    [Theory]
    [InlineData("Bills come by mail [1]. Pay by card [2][3].", "Bills come by mail.|1", "Pay by card.|2,3")]
    [InlineData("Bills come by mail. [1] Pay by card. [2, 3]", "Bills come by mail.|1", "Pay by card.|2,3")]
    [InlineData("One. Two [1].", "One.|", "Two.|1")]
    [InlineData("请求书は毎月届きます【1】。支払いは振込です［２］。", "请求书は毎月届きます。|1", "支払いは振込です。|2")]
    [InlineData("ใบแจ้งหนี้ส่งทางอีเมล [๑] ชำระด้วยบัตร [๒]", "ใบแจ้งหนี้ส่งทางอีเมล|1", "ชำระด้วยบัตร|2")]
    [InlineData("ສົ່ງທາງອີເມວ [1] ຈ່າຍດ້ວຍບັດ [1] [2]", "ສົ່ງທາງອີເມວ|1", "ຈ່າຍດ້ວຍບັດ|1,2")]
    [InlineData("- Open the page [1]\n- Click **Save** [1]", "Open the page|1", "/Click **Save**|1")]
    [InlineData("No marks at all", "No marks at all|")]
    [InlineData("Twice [1][1].", "Twice.|1")]
    [InlineData("See [the page](https://x.example) [1].", "See [the page](https://x.example).|1")]
    public void Text_InAnyPieces_IsTheSameSentences(string text, params string[] sentences)
    {
        for (var size = 1; size <= text.Length; size++)
        {
            var reader = new SentenceReader();
            var read = text.Chunk(size).SelectMany(piece => reader.Add(new string(piece))).ToList();
            read.AddRange(reader.End(isWhole: true));
            Assert.Equal(sentences, read.Select(s => $"{(s.BeginsLine ? "/" : "")}{s.Text}|{string.Join(',', s.Marks)}"));
            Assert.False(reader.SaysNothing);
        }
    }

    [Theory]
    [InlineData("[none]", 0)]
    [InlineData(" [ None ] ", 0)]
    [InlineData("Bills come by mail [1]. [none]", 1)]
    public void None_IsNoSentence(string text, int sentences)
    {
        var reader = new SentenceReader();
        Assert.Equal(sentences, reader.Add(text).Concat(reader.End(isWhole: true)).Count());
        Assert.True(reader.SaysNothing);
    }

    [Fact]
    public void End_OfATextThatWasCutOff_LeavesOutWhatIsNotWhole()
    {
        var reader = new SentenceReader();
        Assert.Empty(reader.Add("Bills come by mail [1]"));
        Assert.Equal(["Bills come by mail"], reader.Add(" Pay by").Concat(reader.End(isWhole: false)).Select(s => s.Text));
    }
}
