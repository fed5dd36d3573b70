using System.Text.Json;
using Phasa.Search.Filters;

namespace Phasa.Tests.Search.Filters;

public sealed class FilterKeysTests
{
    [Theory]
    [InlineData("departmnt", "department")]
    [InlineData("Department", "department")]
    [InlineData("dpeartment", "department")]
    [InlineData("yaer", "")]
    [InlineData("years", "year")]
    [InlineData("colour", "")]
    public void Near_MistypedKey_NamesTheOneMeant(string key, string expected) =>
        Assert.Equal(expected, string.Join(',', FilterKeys.Near(key, ["department", "year", "tags"])));

    [Fact]
    public void Of_Filter_NamesWhatHasToBeThere() => Assert.Equal(
        ["a", "c"],
        FilterKeys.Of(FilterParser.Parse(JsonElement.Parse("""{"a":1,"b":{"exists":false},"$id":"x","or":[{"not":{"c":{"gt":1}}},{"a":2}]}"""))));
}
