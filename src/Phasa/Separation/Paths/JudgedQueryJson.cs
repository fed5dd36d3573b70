using System.Text.Json;
using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Separation.Paths;

/// <summary>Reads one judged query from its JSON object. Every fault is a <see cref="JsonException"/> that names the member.</summary>
internal static class JudgedQueryJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <exception cref="JsonException">It is no such object.</exception>
    public static JudgedQuery Parse(string line)
    {
        using var document = JsonDocument.Parse(line, Options);
        var root = document.RootElement;
        Require(root.ValueKind == JsonValueKind.Object, "the line is no JSON object");
        foreach (var member in root.EnumerateObject())
        {
            Require(member.Name is "id" or "query" or "relevant", $"the member '{member.Name}' is not known; a query has id, query and relevant");
        }

        return new(Text(Member(root, "id"), "id"), Query(Member(root, "query")), root.TryGetProperty("relevant", out var relevant) ? Relevant(relevant) : []);
    }

    private static JsonElement Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value : throw new JsonException($"the member '{name}' is missing");

    private static Dictionary<LanguageTag, string> Query(JsonElement value)
    {
        Require(value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any(), "'query' must be an object with a text per language");
        var texts = new Dictionary<LanguageTag, string>();
        foreach (var member in value.EnumerateObject())
        {
            Require(LanguageTag.TryParse(member.Name, out var language) && language != LanguageTag.Undetermined, $"'{member.Name}' in 'query' is not a language tag");
            var text = Text(member.Value, $"query.{member.Name}");
            Require(text.Length <= SearchRequest.MaxQueryLength, $"'query.{member.Name}' has {text.Length} characters; {SearchRequest.MaxQueryLength} is the limit");
            Require(texts.TryAdd(language, text), $"'query' has two texts in {language}");
        }

        return texts;
    }

    private static List<string> Relevant(JsonElement value)
    {
        Require(value.ValueKind == JsonValueKind.Array, "'relevant' must be an array of document ids");
        var ids = new List<string>();
        foreach (var element in value.EnumerateArray())
        {
            var id = Text(element, $"relevant[{ids.Count}]");
            Require(!ids.Contains(id), $"'relevant' names '{id}' twice");
            ids.Add(id);
        }

        return ids;
    }

    private static string Text(JsonElement value, string member) => value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
        ? value.GetString()!
        : throw new JsonException($"'{member}' must be a text that is not blank");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new JsonException(otherwise);
        }
    }
}
