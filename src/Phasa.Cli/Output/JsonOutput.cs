using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Phasa.Cli.Output;

/// <summary>Prints a result as one JSON document: camelCase, names for enum values, every script as it is.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // The output is no part of a web page, so nothing but quotes and control characters needs an escape.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        WriteIndented = true,
    };

    /// <summary>Prints the document.</summary>
    public static void Write<T>(Terminal terminal, T document) =>
        terminal.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(document, Options));
}
