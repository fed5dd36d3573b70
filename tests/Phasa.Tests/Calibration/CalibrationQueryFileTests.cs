using Phasa.Calibration;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Calibration;

public sealed class CalibrationQueryFileTests
{
    [Fact]
    public async Task Read_Lines_GivesTextsAndDocuments()
    {
        var queries = await ReadAsync("""
            {"id":"q1","query":{"lo":" ລືມລະຫັດ ","ja":"忘れた"},"relevant":["a","b"]}

            {"id":"u1","query":{"lo":"ອາກາດ"},"note":"nothing answers it"}
            """);
        Assert.Equal(["q1", "u1"], queries.Select(q => q.Id));
        Assert.Equal(("ລືມລະຫັດ", "q.jsonl:1"), (queries[0].Query[Lo], queries[0].Location));
        Assert.Equal(["a", "b"], queries[0].Relevant);
        Assert.Empty(queries[1].Relevant);
        Assert.Equal("q.jsonl:3", queries[1].Location);
    }

    [Theory]
    [InlineData("{", "q.jsonl:1")]
    [InlineData("""{"id":"a","query":{"lo":"x"}}{""", "q.jsonl:1")]
    [InlineData("null", "q.jsonl:1")]
    [InlineData("\n{\"query\":{\"lo\":\"x\"}}", "q.jsonl:2")]
    [InlineData("""{"id":"a","query":{}}""", "q.jsonl:1")]
    [InlineData("""{"id":"a","query":{"lo":" "}}""", "q.jsonl:1")]
    [InlineData("""{"id":"a","query":{"?":"x"}}""", "q.jsonl:1")]
    [InlineData("{\"id\":\"a\",\"query\":{\"lo\":\"x\"}}\n{\"id\":\"a\",\"query\":{\"lo\":\"y\"}}", "q.jsonl:2")]
    [InlineData("", "q.jsonl")]
    public async Task Read_WrongLine_NamesIt(string text, string location)
    {
        var error = await Assert.ThrowsAsync<PhasaException>(() => ReadAsync(text));
        Assert.Equal((ErrorCodes.InvalidFile, location), (error.Code, error.Location));
        Assert.Contains(location, error.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<CalibrationQuery>> ReadAsync(string text)
    {
        using var reader = new StringReader(text);
        return await CalibrationQueryFile.ReadAsync(reader, "q.jsonl");
    }
}
