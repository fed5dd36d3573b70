using System.Text;
using Phasa.Languages;
using static Phasa.Tests.Ingestion.Readers.Reading;

namespace Phasa.Tests.Ingestion.Readers;

public sealed class CsvDocumentReaderTests
{
    [Fact]
    public async Task ReadAsync_AllColumns_AreRead()
    {
        var items = await ReadAsync("faq.csv", "ID,title,text,language,format,text_lo,title_lo,category\n1,題,\"本,文\n二\",ja,Plain,ເນື້ອ,ຫົວ,billing\n");
        var document = Assert.Single(items).Document!;
        Assert.Equal(("1", "題", "本,文\n二", "ja"), (document.Id, document.Title, document.Text, document.Language!.Value.Value));
        Assert.Equal(Phasa.Ingestion.TextFormat.Plain, document.Format);
        Assert.Equal(new Phasa.Ingestion.TranslationInput("ເນື້ອ", "ຫົວ"), document.Translations[LanguageTag.Parse("lo")]);
        Assert.Equal("billing", document.Metadata["category"].GetString());
    }

    [Theory]
    [InlineData("faq.csv", "text\na\n\n\"b\nc\"\nd\n", "2 faq#2 a", "4 faq#4 b\nc", "6 faq#6 d")]
    [InlineData("faq.tsv", "id\ttext\n1\ta, b\n", "2 1 a, b")]
    [InlineData("faq.csv", "id,text\n1,a\n,b\n3,\n4,d\n", "2 1 a", "3 invalid-request", "4 empty-document", "5 4 d")]
    [InlineData("faq.csv", "id,text\n1,a\n2,b\"c\n3,d\n", "2 1 a", "3 invalid-file", "4 3 d")]
    [InlineData("faq.csv", "id,text\n1,a\n2,\"b\n3,d\n", "2 1 a", "3 invalid-file")]
    [InlineData("faq.csv", "id,text\n1,a,b\n2,b\n3\n", "2 invalid-file", "3 2 b", "4 empty-document")]
    [InlineData("faq.csv", "id,text,language,format\n1,a,??,\n2,b,,pdf\n3,c,,\n4,d,,1\n", "2 invalid-language", "3 invalid-file", "4 3 c", "5 invalid-file")]
    [InlineData("faq.csv", "id,text,text_lo,title_lo\n1,a,,t\n2,b,,\n", "2 invalid-file", "3 2 b")]
    [InlineData("faq.csv", "id,text\n1,a\0b\n2,c\n", "2 unreadable-text", "3 2 c")]
    [InlineData("faq.csv", "id,text")]
    public async Task ReadAsync_Records_FailAlone(string name, string content, params string[] expected) =>
        Assert.Equal(expected, Show(await ReadAsync(name, content)));

    [Theory]
    [InlineData("", "invalid-file")]
    [InlineData(" \n ", "invalid-file")]
    [InlineData("id,body\n1,a", "invalid-file")]
    [InlineData("id,text,Text\n1,a,b", "invalid-file")]
    [InlineData("id,text,\n1,a,b", "invalid-file")]
    [InlineData("id,\"te\"xt\n1,a", "invalid-file")]
    [InlineData("id,text,title_lo\n1,a,b", "invalid-file")]
    public async Task ReadAsync_BadHeader_IsRefused(string content, string code) =>
        Assert.Equal(code, (await RefusedAsync("faq.csv", Encoding.UTF8.GetBytes(content))).Code.Id);

    [Fact]
    public async Task ReadAsync_NoTextColumn_NamesTheColumnsFound()
    {
        var error = await RefusedAsync("faq.csv", Encoding.UTF8.GetBytes("question,answer\n1,2"));
        Assert.Contains("question, answer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_InvalidUtf8_FailsItsRecordWithTheOffset()
    {
        var items = await ReadAsync("faq.csv", [.. "text\nab"u8, 0xFF, .. "\ncd\n"u8]);
        Assert.Equal(["2 unreadable-text", "3 faq#3 cd"], Show(items));
        Assert.Contains("byte 7", items[0].Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task ReadAsync_ByteOrderMark_IsHonoured(string encoding)
    {
        var e = Encoding.GetEncoding(encoding);
        Assert.Equal(["2 1 ພາສາ"], Show(await ReadAsync("a.csv", [.. e.GetPreamble(), .. e.GetBytes("id,text\n1,ພາສາ\n")])));
    }

    [Fact]
    public async Task ReadAsync_InvalidUtf16_IsRefused() => Assert.Equal(
        ErrorCodes.UnreadableText, (await RefusedAsync("a.csv", [0xFF, 0xFE, 0x61, 0, 0, 0xD8, 0x61, 0])).Code);

    [Fact]
    public async Task ReadAsync_RecordBeyondTheLimit_IsTooLarge() => Assert.Equal(
        ErrorCodes.TooLarge, (await RefusedAsync("a.csv", Encoding.UTF8.GetBytes("text\n\"" + new string('x', 1_000_000)), 10)).Code);
}
