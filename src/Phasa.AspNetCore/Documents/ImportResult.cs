using System.Text.Json.Serialization;
using Phasa.AspNetCore.Problems;

namespace Phasa.AspNetCore.Documents;

/// <summary>What became of one line of an NDJSON body, or one document of a file.</summary>
internal sealed record ImportResult
{
    /// <summary>The file's name; absent for an NDJSON body.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>The line, or a JSON file's record, from 1; 0 for the file as a whole.</summary>
    public required int Line { get; init; }

    /// <summary>created, replaced, unchanged or failed.</summary>
    public required string Outcome { get; init; }

    /// <summary>The document's id; absent where it could not be read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>The document's version; absent on failure, like the following.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Version { get; init; }

    /// <summary>The language the document is written in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>How many passages it has.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Passages { get; init; }

    /// <summary>Its state in each other language.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Translations { get; init; }

    /// <summary>Why it failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Problem? Error { get; init; }
}

/// <summary>What became of an upload.</summary>
/// <param name="Results">One entry per document, in the order of the files.</param>
internal sealed record ImportAnswer(IReadOnlyList<ImportResult> Results);
