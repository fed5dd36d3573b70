using System.Text.Json;
using System.Text.Json.Serialization;
using Phasa.Languages;

namespace Phasa.Calibration;

/// <summary>
/// Reads judged queries: a JSON object on each line, <c>{"id", "query": {lang: text}, "relevant": [documentId]}</c>. Where
/// <c>relevant</c> is absent or empty, no document answers the query. Blank lines are passed over.
/// </summary>
public static class CalibrationQueryFile
{
    private const string Shape = """Write one JSON object on each line: {"id": "q1", "query": {"lo": "…"}, "relevant": ["document-id"]}.""";

    /// <summary>Reads a file.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidFile"/>, with the line: it is not such an object, an id comes twice, a query has no text.</exception>
    public static async Task<IReadOnlyList<CalibrationQuery>> ReadAsync(TextReader reader, string name, CancellationToken cancellationToken = default)
    {
        var queries = new List<CalibrationQuery>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var line = 1; await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            var query = Read(text, name, line);
            if (!lines.TryAdd(query.Id, line))
            {
                throw Fault(name, line, $"the id '{query.Id}' stands on line {lines[query.Id]} already.");
            }

            queries.Add(query);
        }

        return queries.Count > 0 ? queries : throw new PhasaException(ErrorCodes.InvalidFile, $"'{name}' has no queries.", Shape) { Location = name };
    }

    private static CalibrationQuery Read(string text, string name, int line)
    {
        try
        {
            var read = JsonSerializer.Deserialize(text, QueryJsonContext.Shared.QueryLine) ?? throw Fault(name, line, "it is 'null'.");
            var query = read.Query.ToDictionary(q => Language(q.Key, name, line), q => q.Value.Trim());
            return query.Count > 0 && query.Values.All(q => q.Length > 0)
                ? new($"{name}:{line}", read.Id, query, read.Relevant ?? [])
                : throw Fault(name, line, $"the query '{read.Id}' has no text.");
        }
        catch (JsonException e)
        {
            throw Fault(name, line, e.Message.Split(" LineNumber:")[0].Split(" Path:")[0], e);
        }
    }

    private static LanguageTag Language(string tag, string name, int line) =>
        LanguageTag.TryParse(tag, out var language) && language != LanguageTag.Undetermined ? language : throw Fault(name, line, $"'{tag}' is no language tag.");

    private static PhasaException Fault(string name, int line, string what, Exception? inner = null) =>
        new(ErrorCodes.InvalidFile, $"{name}:{line}: {what}", Shape, inner) { Location = $"{name}:{line}" };
}

/// <summary>A line as it is written.</summary>
internal sealed record QueryLine(string Id, IReadOnlyDictionary<string, string> Query, IReadOnlyList<string>? Relevant = null);

/// <summary>How lines are read.</summary>
[JsonSerializable(typeof(QueryLine))]
internal sealed partial class QueryJsonContext : JsonSerializerContext
{
    public static QueryJsonContext Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    });
}
