using System.Text.Json;
using Phasa.Indexes.Metadata;
using Phasa.Search.Filters;

namespace Phasa.Tests.Search.Filters;

public sealed class FilterParserTests
{
    [Theory]
    [InlineData("3", "/filter")]
    [InlineData("[]", "/filter")]
    [InlineData("null", "/filter")]
    [InlineData("""{"":1}""", "/filter/")]
    [InlineData("""{"a":"\ud800"}""", "/filter")]
    [InlineData("""{"a":[1]}""", "/filter/a")]
    [InlineData("""{"a":{}}""", "/filter/a")]
    [InlineData("""{"a":{"equals":1}}""", "/filter/a/equals")]
    [InlineData("""{"a/b~":{"x":1}}""", "/filter/a~1b~0/x")]
    [InlineData("""{"a":{"in":"b"}}""", "/filter/a/in")]
    [InlineData("""{"a":{"in":["b",["c"]]}}""", "/filter/a/in/1")]
    [InlineData("""{"a":{"exists":1}}""", "/filter/a/exists")]
    [InlineData("""{"a":{"gt":true}}""", "/filter/a/gt")]
    [InlineData("""{"a":{"lte":null}}""", "/filter/a/lte")]
    [InlineData("""{"and":{}}""", "/filter/and")]
    [InlineData("""{"or":[]}""", "/filter/or")]
    [InlineData("""{"not":[{"a":1}]}""", "/filter/not")]
    [InlineData("""{"or":[{"a":1},{"not":{"b":{"gte":[]}}}]}""", "/filter/or/1/not/b/gte")]
    public void Parse_Mistake_IsToldWithItsPlaceAndANextStep(string json, string location)
    {
        var error = Assert.Throws<PhasaException>(() => Parse(json));

        Assert.Equal(ErrorCodes.InvalidRequest, error.Code);
        Assert.Equal(location, error.Location);
        Assert.NotEmpty(error.NextStep);
    }

    [Fact]
    public void Parse_AtTheLimits_Reads()
    {
        Parse(Nested(FilterParser.MaxDepth));
        Parse(Conditions(FilterParser.MaxConditions));
        Parse(Values(FilterParser.MaxValues));
    }

    [Fact]
    public void Parse_BeyondTheLimits_IsRefused()
    {
        Assert.Contains("deeper", Assert.Throws<PhasaException>(() => Parse(Nested(FilterParser.MaxDepth + 1))).Message, StringComparison.Ordinal);
        Assert.Contains("conditions", Assert.Throws<PhasaException>(() => Parse(Conditions(FilterParser.MaxConditions + 1))).Message, StringComparison.Ordinal);
        var values = Assert.Throws<PhasaException>(() => Parse(Values(FilterParser.MaxValues + 1)));
        Assert.Equal($"/filter/a/in/{FilterParser.MaxValues}", values.Location);
        Assert.Equal("/filter/a", Assert.Throws<PhasaException>(() => Parse($$"""{"a":"{{new string('x', FilterParser.MaxLength + 1)}}"}""")).Location);
    }

    [Theory]
    [InlineData("""{"a":1}""", """{ "a" : 1.0 }""")]
    [InlineData("""{"a":"x"}""", """{"a":{"in":["x"]}}""")]
    [InlineData("""{"or":[{"a":{"gte":1,"lt":2}},{"not":{"b":{"exists":true}}}]}""", """{"or":[{"a":{"gte":1,"lt":2}},{"not":{"b":{"exists":true}}}]}""")]
    public void Equals_FiltersOfOneMeaning_AreOneKey(string one, string other)
    {
        Assert.Equal(Parse(one), Parse(other));
        Assert.Equal(Parse(one).GetHashCode(), Parse(other).GetHashCode());
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":"1"}""")]
    [InlineData("""{"a":1}""", """{"a":true}""")]
    [InlineData("""{"a":{"gt":1}}""", """{"a":{"gte":1}}""")]
    [InlineData("""{"a":{"gt":1}}""", """{"a":{"lt":1}}""")]
    [InlineData("""{"and":[{"a":1},{"b":2}]}""", """{"or":[{"a":1},{"b":2}]}""")]
    [InlineData("""{"a":9007199254740993}""", """{"a":9007199254740992}""")]
    public void Equals_FiltersOfTwoMeanings_AreTwo(string one, string other) => Assert.NotEqual(Parse(one), Parse(other));

    [Fact]
    public void Parse_SeveralKeys_AreAllRequired()
    {
        var all = Assert.IsType<AllFilter>(Parse("""{"a":"x","b":{"exists":false}}"""));
        Assert.Equal([new ValueFilter("a", new([MetadataValue.Of("x")])), new ExistsFilter("b", false)], all.Filters);
    }

    private static MetadataFilter Parse(string json) => FilterParser.Parse(JsonElement.Parse(json));

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("{\"not\":", depth)) + "{\"a\":1}" + new string('}', depth);

    private static string Conditions(int count) => $"{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"k{i}\":1"))}}}";

    private static string Values(int count) => $"{{\"a\":{{\"in\":[{string.Join(',', Enumerable.Range(0, count))}]}}}}";
}
