using System.Text;
using static Phasa.Tests.Ingestion.Readers.Reading;

namespace Phasa.Tests.Ingestion.Readers;

public sealed class JsonReaderTests
{
    private const string A = """{"id": "a", "text": "x"}""";

    [Theory]
    [InlineData(A, "1 a x")]
    [InlineData(" [ ] ")]
    [InlineData("[" + A + ", 7, {\"id\": \"b\"}, [[]], " + A + "]", "1 a x", "2 invalid-json", "3 invalid-request", "4 invalid-json", "5 a x")]
    [InlineData("[" + A + ", {\"id\": \"b\", \"text\": \"x\", \"extra\": 1}]", "1 a x", "2 invalid-json")]
    [InlineData("null", "1 invalid-json")]
    public async Task ReadAsync_ObjectOrArray_GivesItsDocuments(string content, params string[] expected) =>
        Assert.Equal(expected, Show(await ReadAsync("a.json", content)));

    [Theory]
    [InlineData("", "invalid-file")]
    [InlineData(" \n ", "invalid-file")]
    [InlineData("{", "invalid-file")]
    [InlineData("[" + A, "invalid-file")]
    [InlineData("[" + A + " " + A + "]", "invalid-file")]
    [InlineData(A + A, "invalid-file")]
    [InlineData("[" + A + ",]", "invalid-file")]
    [InlineData("hello", "invalid-file")]
    public async Task ReadAsync_NotJson_IsRefused(string content, string code) =>
        Assert.Equal(code, (await RefusedAsync("a.json", Encoding.UTF8.GetBytes(content))).Code.Id);

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public async Task ReadAsync_DeepNesting_IsRefused(string opener) => Assert.Equal(
        ErrorCodes.InvalidFile,
        (await RefusedAsync("a.json", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opener, 100_000))))).Code);

    [Fact]
    public async Task ReadAsync_ManyDocumentsLargerThanTheBuffer_AreAllRead()
    {
        var text = new string('ກ', 900);
        var content = "[" + string.Join(",\n", Enumerable.Range(0, 500).Select(i => $$"""{"id": "{{i}}", "text": "{{text}}"}""")) + "]";
        var items = await ReadAsync("a.json", content);
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"{i + 1} {i} {text}"), Show(items));
    }

    [Fact]
    public async Task ReadAsync_EndlessString_IsTooLarge() => Assert.Equal(
        ErrorCodes.TooLarge, (await RefusedAsync("a.json", Encoding.UTF8.GetBytes("[{\"id\": \"" + new string('x', 1_000_000)), 10)).Code);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public async Task ReadAsync_ByteOrderMark_IsHonoured(string encoding)
    {
        var e = Encoding.GetEncoding(encoding);
        Assert.Equal(["1 a x"], Show(await ReadAsync("a.json", [.. e.GetPreamble(), .. e.GetBytes(A)])));
    }

    [Fact]
    public async Task ReadAsync_Error_NamesFileAndPointer()
    {
        var item = Assert.Single(await ReadAsync("a.json", """[{"id": "b", "text": "x", "metadata": {"k": null}}]"""));
        Assert.Equal("a.json:1/metadata/k", item.Error!.Location);
        Assert.StartsWith("a.json:1: ", item.Error.Message, StringComparison.Ordinal);
    }
}
