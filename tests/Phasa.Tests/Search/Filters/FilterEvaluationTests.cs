using System.Text.Json;
using Phasa.Indexes.Metadata;
using Phasa.Search.Filters;

namespace Phasa.Tests.Search.Filters;

public sealed class FilterEvaluationTests
{
    private const string Document = """
        {"department":"it","year":2024,"price":-1.5,"open":true,"nothing":null,"tags":["a","b"],"none":[],"sizes":[1,10],
         "at":"2024-05-01T10:00:00+09:00","day":"2024-05-01","owner":{"name":"Ana","age":40},"a.b":"dotted","serial":9007199254740993}
        """;

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"department":"it"}""", true)]
    [InlineData("""{"department":"IT"}""", false)]
    [InlineData("""{"department":null}""", false)]
    [InlineData("""{"year":2024.0}""", true)]
    [InlineData("""{"year":"2024"}""", false)]
    [InlineData("""{"serial":9007199254740993}""", true)]
    [InlineData("""{"serial":9007199254740992}""", false)]
    [InlineData("""{"open":true}""", true)]
    [InlineData("""{"open":1}""", false)]
    [InlineData("""{"nothing":null}""", true)]
    [InlineData("""{"missing":null}""", false)]
    [InlineData("""{"tags":"b"}""", true)]
    [InlineData("""{"tags":{"in":["x","a"]}}""", true)]
    [InlineData("""{"tags":{"in":[]}}""", false)]
    [InlineData("""{"not":{"tags":"a"}}""", false)]
    [InlineData("""{"year":{"gte":2024,"lt":2025}}""", true)]
    [InlineData("""{"year":{"gt":2024}}""", false)]
    [InlineData("""{"year":{"lte":2024}}""", true)]
    [InlineData("""{"year":{"gte":"2024"}}""", false)]
    [InlineData("""{"price":{"lt":0}}""", true)]
    [InlineData("""{"department":{"gte":5}}""", false)]
    [InlineData("""{"department":{"gte":"is","lt":"iu"}}""", true)]
    [InlineData("""{"open":{"gte":0}}""", false)]
    [InlineData("""{"sizes":{"gt":2,"lt":9}}""", false)]
    [InlineData("""{"sizes":{"gt":2}}""", true)]
    [InlineData("""{"at":{"gte":"2024-05-01T01:00:00Z"}}""", true)]
    [InlineData("""{"at":{"gt":"2024-05-01T01:00:00.000Z"}}""", false)]
    [InlineData("""{"at":{"gte":"2024-05-01"}}""", true)]
    [InlineData("""{"day":{"lt":"2024-05-01T00:00:01z"}}""", true)]
    [InlineData("""{"department":{"gte":"2024-05-01"}}""", false)]
    [InlineData("""{"at":"2024-05-01T01:00:00Z"}""", false)]
    [InlineData("""{"none":{"exists":true}}""", true)]
    [InlineData("""{"nothing":{"exists":true}}""", true)]
    [InlineData("""{"missing":{"exists":false}}""", true)]
    [InlineData("""{"department":{"exists":false}}""", false)]
    [InlineData("""{"owner.name":"Ana","owner.age":{"gt":39}}""", true)]
    [InlineData("""{"owner":{"exists":true}}""", true)]
    [InlineData("""{"a.b":"dotted"}""", true)]
    [InlineData("""{"$id":"doc/1"}""", true)]
    [InlineData("""{"$id":{"in":["doc/2"]}}""", false)]
    [InlineData("""{"$id":{"gte":"doc/","lt":"doc0"}}""", true)]
    [InlineData("""{"$id":{"exists":false}}""", false)]
    [InlineData("""{"or":[{"year":1},{"department":"it"}]}""", true)]
    [InlineData("""{"and":[{"year":2024},{"department":"hr"}]}""", false)]
    [InlineData("""{"not":{"or":[{"year":1},{"year":2}]}}""", true)]
    public void IsMetBy_OneDocument_TableOfMeanings(string filter, bool met) =>
        Assert.Equal(met, FilterParser.Parse(JsonElement.Parse(filter)).IsMetBy(Flat("doc/1", Document)));

    /// <summary>A second, plain reading of the language over JSON itself, without times, must agree with the first.</summary>
    [Fact]
    public void IsMetBy_RandomFiltersAndDocuments_AgreesWithAPlainReading()
    {
        var random = new Random(5);
        var met = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var document = JsonSerializer.Serialize(Enumerable.Range(0, random.Next(4)).ToDictionary(k => "abcd"[k].ToString(), _ => RandomValue(random, arrays: true)));
            var filter = JsonSerializer.Serialize(RandomFilter(random, 0));
            var expected = IsMet(JsonElement.Parse(filter), JsonElement.Parse(document));
            Assert.True(expected == FilterParser.Parse(JsonElement.Parse(filter)).IsMetBy(Flat("d", document)), $"{filter} over {document} should be {expected}");
            met += expected ? 1 : 0;
        }

        Assert.InRange(met, 2_000, 18_000);
    }

    private static DocumentMetadata Flat(string id, string json) =>
        new MetadataPool().Flatten(id, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!);

    private static object? RandomValue(Random random, bool arrays = false) => random.Next(arrays ? 7 : 6) switch
    {
        0 or 1 => random.Next(3),
        2 => random.Next(4) / 2.0,
        3 or 4 => "xyz"[random.Next(3)].ToString(),
        5 => random.Next(3) switch { 0 => true, 1 => false, _ => null },
        _ => Enumerable.Range(0, random.Next(3)).Select(_ => RandomValue(random)).ToArray(),
    };

    private static Dictionary<string, object?> RandomFilter(Random random, int depth)
    {
        var filter = new Dictionary<string, object?>();
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var key = "abcde"[random.Next(5)].ToString();
            switch (random.Next(depth < 3 ? 7 : 4))
            {
                case 0: filter[key] = RandomValue(random); break;
                case 1: filter[key] = new { @in = new[] { RandomValue(random), RandomValue(random) } }; break;
                case 2: filter[key] = new { exists = random.Next(2) == 0 }; break;
                case 3:
                    object bound = random.Next(2) == 0 ? random.Next(3) : "xyz"[random.Next(3)].ToString();
                    filter[key] = new Dictionary<string, object> { [random.GetItems(["gt", "gte", "lt", "lte"], 1)[0]] = bound };
                    break;
                case 4: filter["and"] = new[] { RandomFilter(random, depth + 1), RandomFilter(random, depth + 1) }; break;
                case 5: filter["or"] = new[] { RandomFilter(random, depth + 1), RandomFilter(random, depth + 1) }; break;
                default: filter["not"] = RandomFilter(random, depth + 1); break;
            }
        }

        return filter;
    }

    private static bool IsMet(JsonElement filter, JsonElement document) => filter.EnumerateObject().All(m => m.Name switch
    {
        "and" => m.Value.EnumerateArray().All(f => IsMet(f, document)),
        "or" => m.Value.EnumerateArray().Any(f => IsMet(f, document)),
        "not" => !IsMet(m.Value, document),
        _ => IsMet(m.Value, document.TryGetProperty(m.Name, out var v) ? v : (JsonElement?)null),
    });

    private static bool IsMet(JsonElement condition, JsonElement? value)
    {
        JsonElement[] values = value is not { } v ? [] : v.ValueKind == JsonValueKind.Array ? [.. v.EnumerateArray()] : [v];
        if (condition.ValueKind != JsonValueKind.Object)
        {
            return values.Any(x => AreEqual(x, condition));
        }

        var operation = condition.EnumerateObject().Single();
        return operation.Name switch
        {
            "in" => values.Any(x => operation.Value.EnumerateArray().Any(y => AreEqual(x, y))),
            "exists" => value is not null == operation.Value.GetBoolean(),
            _ => values.Any(x => x.ValueKind == operation.Value.ValueKind && Order(x, operation.Value) is var order && operation.Name switch
            {
                "gt" => order > 0,
                "gte" => order >= 0,
                "lt" => order < 0,
                _ => order <= 0,
            }),
        };
    }

    private static bool AreEqual(JsonElement a, JsonElement b) =>
        a.ValueKind == b.ValueKind && (a.ValueKind is not (JsonValueKind.Number or JsonValueKind.String) || Order(a, b) == 0);

    private static int Order(JsonElement a, JsonElement b) =>
        a.ValueKind == JsonValueKind.Number ? a.GetDouble().CompareTo(b.GetDouble()) : string.CompareOrdinal(a.GetString(), b.GetString());
}
