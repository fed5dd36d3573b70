using System.Text;
using Phasa.Separation.Paths;

namespace Phasa.Tests.Separation.Paths;

public sealed class JudgedQueryReaderTests
{
    [Fact]
    public void Read_Lines_KeepsTheirOrderAndTheMainAnswerFirst()
    {
        var queries = Read("""
            {"id":"q1","query":{"ja":"質問","lo":"ຄຳຖາມ"},"relevant":["b","a"]}

            {"relevant":[],"query":{"EN":"weather?"},"id":"q2"}
            {"id":"q3","query":{"lo":"ອາກາດ"}}
            """);

        Assert.Equal(["q1", "q2", "q3"], queries.Select(q => q.Id));
        Assert.Equal(["b", "a"], queries[0].Relevant);
        Assert.Equal("ຄຳຖາມ", queries[0].Query[Given.Lo]);
        Assert.Equal((true, false, false), (queries[0].IsAnswerable, queries[1].IsAnswerable, queries[2].IsAnswerable));
        Assert.Equal("weather?", queries[1].Query[Given.En]);
    }

    [Theory]
    [InlineData("""{"id":"q","relevant":[]}""", "the member 'query' is missing")]
    [InlineData("""{"id":"q","query":{"lo":"x"},"relevant":null}""", "'relevant' must be an array of document ids")]
    [InlineData("""{"query":{"lo":"x"},"relevant":[]}""", "the member 'id' is missing")]
    [InlineData("""{"id":" ","query":{"lo":"x"},"relevant":[]}""", "'id' must be a text that is not blank")]
    [InlineData("""{"id":7,"query":{"lo":"x"},"relevant":[]}""", "'id' must be a text that is not blank")]
    [InlineData("""{"id":"q","query":{},"relevant":[]}""", "'query' must be an object with a text per language")]
    [InlineData("""{"id":"q","query":"x","relevant":[]}""", "'query' must be an object with a text per language")]
    [InlineData("""{"id":"q","query":{"lo":""},"relevant":[]}""", "'query.lo' must be a text that is not blank")]
    [InlineData("""{"id":"q","query":{"l o":"x"},"relevant":[]}""", "'l o' in 'query' is not a language tag")]
    [InlineData("""{"id":"q","query":{"lo":"x","LO":"y"},"relevant":[]}""", "'query' has two texts in lo")]
    [InlineData("""{"id":"q","query":{"lo":"x"},"relevant":"a"}""", "'relevant' must be an array of document ids")]
    [InlineData("""{"id":"q","query":{"lo":"x"},"relevant":["a",null]}""", "'relevant[1]' must be a text that is not blank")]
    [InlineData("""{"id":"q","query":{"lo":"x"},"relevant":["a","a"]}""", "'relevant' names 'a' twice")]
    [InlineData("""{"id":"q","query":{"lo":"x"},"relevant":[],"answer":1}""", "the member 'answer' is not known")]
    [InlineData("""{"id":"q","id":"r","query":{"lo":"x"},"relevant":[]}""", "'id'")]
    [InlineData("""["q"]""", "the line is no JSON object")]
    [InlineData("""{"id":"q",""", "queries.jsonl:1: ")]
    public void Read_FaultyLine_SaysWhatIsWrongWithIt(string line, string says)
    {
        var error = Assert.Throws<PhasaException>(() => Read(line));
        Assert.Equal((ErrorCodes.InvalidFile, "queries.jsonl:1"), (error.Code, error.Location));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralFaultyLines_NamesEach()
    {
        const string Good = """{"id":"q1","query":{"lo":"x"},"relevant":["a"]}""";
        var error = Assert.Throws<PhasaException>(() => Read($"{Good}\nnonsense\n{Good}\n\n{{}}\n"));
        Assert.Equal(4, error.Message.Split('\n').Length);
        Assert.Contains("queries.jsonl:2: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("queries.jsonl:3: the id 'q1' is that of line 1, too", error.Message, StringComparison.Ordinal);
        Assert.Contains("queries.jsonl:5: the member 'id' is missing", error.Message, StringComparison.Ordinal);
        Assert.Equal("queries.jsonl:2", error.Location);
    }

    [Fact]
    public void Read_ManyFaultyLines_CountsTheRest()
    {
        var error = Assert.Throws<PhasaException>(() => Read(string.Concat(Enumerable.Repeat("{}\n", 130))));
        Assert.StartsWith("The file of judged queries 'queries.jsonl' has 130 faulty lines", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("and 110 more", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    public void Read_NothingInIt_IsRefused(string text) =>
        Assert.Contains("holds no query", Assert.Throws<PhasaException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_TooLongAQuery_NamesTheLimit() => Assert.Contains(
        "4001 characters; 4000 is the limit",
        Assert.Throws<PhasaException>(() => Read($$$"""{"id":"q","query":{"lo":"{{{new string('x', 4001)}}}"},"relevant":[]}""")).Message,
        StringComparison.Ordinal);

    private static IReadOnlyList<JudgedQuery> Read(string text) => JudgedQueryReader.Read(Encoding.UTF8.GetBytes(text), "queries.jsonl");
}
