using System.Text;
using static Phasa.Tests.Ingestion.Readers.Reading;

namespace Phasa.Tests.Ingestion.Readers;

public sealed class NdjsonReaderTests
{
    private const string A = """{"id": "a", "text": "x"}""";

    [Theory]
    [InlineData("a.ndjson", A + "\n" + A, "1 a x", "2 a x")]
    [InlineData("a.jsonl", A + "\r\n\r\n" + A + "\n", "1 a x", "3 a x")]
    [InlineData("a.ndjson", A + "\n{\n" + A + "\nnull\n[]\n" + A, "1 a x", "2 invalid-json", "3 a x", "4 invalid-json", "5 invalid-json", "6 a x")]
    [InlineData("a.ndjson", "")]
    [InlineData("a.ndjson", " \n\t\n")]
    [InlineData("a.ndjson", A + A, "1 invalid-json")]
    public async Task ReadAsync_Lines_FailAlone(string name, string content, params string[] expected) =>
        Assert.Equal(expected, Show(await ReadAsync(name, content)));

    [Theory]
    [InlineData(66_000)]
    [InlineData(1_000_000)]
    public async Task ReadAsync_HugeLine_FailsAlone(int length)
    {
        var content = A + "\n" + new string('x', length) + "\n" + A;
        Assert.Equal(["1 a x", "2 too-large", "3 a x"], Show(await ReadAsync("a.ndjson", content, maxCharacters: 10)));
    }

    [Fact]
    public async Task ReadAsync_InvalidUtf8_FailsItsLineWithTheOffset()
    {
        var items = await ReadAsync("a.ndjson", [.. Encoding.UTF8.GetBytes(A), (byte)'\n', (byte)'{', 0xC0, (byte)'\n', .. Encoding.UTF8.GetBytes(A)]);
        Assert.Equal(["1 a x", "2 unreadable-text", "3 a x"], Show(items));
        Assert.Contains($"byte {A.Length + 2}", items[1].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_DeepLine_FailsAlone() =>
        Assert.Equal(["1 invalid-json", "2 a x"], Show(await ReadAsync("a.ndjson", new string('[', 10_000) + "\n" + A)));

    [Fact]
    public async Task ReadAsync_Utf16_IsHonoured() => Assert.Equal(
        ["1 a x"], Show(await ReadAsync("a.ndjson", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(A)])));
}
