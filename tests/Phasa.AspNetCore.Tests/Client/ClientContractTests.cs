using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Client.Answers;
using Phasa.Client.Collections;
using Phasa.Client.Documents;
using Phasa.Client.Search;

namespace Phasa.AspNetCore.Tests.Client;

/// <summary>The client's types against the service's own description.</summary>
public sealed class ClientContractTests
{
    /// <summary>The client's types and what the description calls them. Lines of an import are not described: <see cref="PhasaClientTests"/> reads them.</summary>
    public static TheoryData<Type, string> Types => new()
    {
        { typeof(NewCollection), "CollectionCreation" }, { typeof(CollectionInfo), "CollectionAnswer" }, { typeof(EmbeddingInfo), "EmbeddingAnswer" },
        { typeof(Coverage), "CoverageAnswer" }, { typeof(LanguageCoverage), "LanguageCoverageAnswer" }, { typeof(NewDocument), "DocumentDescription" },
        { typeof(GivenTranslation), "TranslationDescription" }, { typeof(WrittenDocument), "DocumentAnswer" }, { typeof(DocumentInfo), "DocumentDetail" },
        { typeof(DocumentLanguage), "LanguageStateAnswer" }, { typeof(PassageInfo), "PassageAnswer" }, { typeof(PassageTranslation), "PassageTranslationAnswer" },
        { typeof(HumanTranslation), "TranslationBody" }, { typeof(TranslatedPassage), "PassageTranslationBody" }, { typeof(SearchQuery), "SearchBody" }, { typeof(SearchResult), "SearchAnswer" },
        { typeof(SearchRoute), "RouteAnswer" }, { typeof(SearchHit), "HitAnswer" }, { typeof(OriginalText), "OriginalAnswer" }, { typeof(Warning), "WarningAnswer" },
        { typeof(Feedback), "FeedbackBody" }, { typeof(AnswerQuery), "AnswerBody" }, { typeof(AnswerTurn), "TurnBody" }, { typeof(Phasa.Client.Answers.Answer), "AnswerResponse" },
        { typeof(AnswerSentence), "SentenceAnswer" }, { typeof(AnswerCitation), "CitationAnswer" },
    };

    [Theory, MemberData(nameof(Types))]
    public async Task Type_OfTheClient_HasTheDescribedMembers(Type type, string schema)
    {
        await using var host = await ApiHost.StartAsync();
        var described = (await host.GetAsync("/openapi/v1.json"))["components"]!["schemas"]![schema]!;
        var properties = described["properties"]!.AsObject();
        var own = type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.Name != "EqualityContract").ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));

        Assert.NotEmpty(own);
        Assert.Empty(own.Keys.Except(properties.Select(p => p.Key)));
        Assert.Empty((described["required"]?.AsArray() ?? []).Select(r => (string)r!).Except(own.Keys).Except(LeftOut(schema)));
        foreach (var (name, property) in own)
        {
            Assert.True(MayBeNull(property) || !MayBeNull(properties[name]!), $"{type.Name}.{property.Name} may be null, as the service describes it.");
            Assert.True(Fits(property.PropertyType, properties[name]!), $"{type.Name}.{property.Name} is described as {properties[name]!.ToJsonString()}.");
        }
    }

    // What the service says of itself and a client has no use for.
    private static string[] LeftOut(string schema) => schema switch
    {
        "CollectionAnswer" => ["thresholds", "measurement", "index"],
        "RouteAnswer" => ["legs", "explanation"],
        "HitAnswer" => ["legs"],
        "SearchAnswer" => ["repeated", "measurement"],
        _ => [],
    };

    private static bool MayBeNull(PropertyInfo property) => new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    private static bool MayBeNull(JsonNode schema) =>
        schema["type"] is JsonArray types ? types.Any(t => (string?)t == "null") : (schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices && choices.Any(c => (string?)c!["type"] == "null");

    private static bool Fits(Type type, JsonNode schema)
    {
        var kinds = (schema["type"] is JsonArray types ? types.Select(t => (string?)t) : [(string?)schema["type"]]).ToList();
        var actual = Nullable.GetUnderlyingType(type) ?? type;
        return kinds is [null] || actual == typeof(JsonElement)
            || kinds.Contains(actual == typeof(string) || actual == typeof(DateTimeOffset) ? "string"
                : actual == typeof(bool) ? "boolean"
                : actual == typeof(int) || actual == typeof(long) ? "integer"
                : actual == typeof(float) || actual == typeof(double) || actual == typeof(decimal) ? "number"
                : actual.Name.StartsWith("IReadOnlyList", StringComparison.Ordinal) ? "array"
                : "object");
    }
}
