using System.Text.Json;
using Phasa.Languages;

namespace Phasa.Separation.PairSets;

/// <summary>Reads pair sets with a JSON object on each line. Blank lines are passed over.</summary>
internal static class PairLines
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>The items of the lines without a fault.</summary>
    public static List<PairItem> Read(string text, LineFaults faults)
    {
        List<PairItem> items = [];
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                var item = Parse(line);
                if (lines.TryAdd(item.Id, index + 1))
                {
                    items.Add(item);
                }
                else
                {
                    faults.Add(index + 1, $"the id '{item.Id}' is that of line {lines[item.Id]}, too");
                }
            }
            catch (JsonException e)
            {
                // The parser appends the position, always on the first line of this one.
                faults.Add(index + 1, $"this is not JSON: {e.Message.Split(" LineNumber:")[0].TrimEnd('.')}");
            }
            catch (FormatException e)
            {
                faults.Add(index + 1, e.Message);
            }
        }

        return items;
    }

    private static PairItem Parse(string line)
    {
        using var document = JsonDocument.Parse(line, Options);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("the line is no JSON object");
        }

        return root.EnumerateObject().FirstOrDefault(m => m.Name is not ("id" or "query" or "document")) is { Value.ValueKind: not JsonValueKind.Undefined } unknown
            ? throw new FormatException($"the member '{unknown.Name}' is not known; an item has id, query and document")
            : new(Id(Member(root, "id")), Texts(Member(root, "query"), "query"), Texts(Member(root, "document"), "document"));
    }

    private static JsonElement Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value : throw new FormatException($"the member '{name}' is missing");

    private static string Id(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? PairTexts.Text(value.GetString(), "id") : throw new FormatException("'id' must be a text that is not blank");

    private static Dictionary<LanguageTag, string> Texts(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.EnumerateObject().Any())
        {
            throw new FormatException($"'{name}' must be an object with a text per language");
        }

        var texts = new Dictionary<LanguageTag, string>();
        foreach (var member in value.EnumerateObject())
        {
            var language = PairTexts.Language(member.Name);
            var text = PairTexts.Text(member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null, $"{name}.{member.Name}");
            if (!texts.TryAdd(language, text))
            {
                throw new FormatException($"'{name}' has two texts in {language}");
            }
        }

        return texts;
    }
}
