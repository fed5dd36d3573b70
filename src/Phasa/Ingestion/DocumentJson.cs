using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Phasa.Languages;

namespace Phasa.Ingestion;

/// <summary>Reads a document from its JSON object, the body of <c>POST /v1/collections/{c}/documents</c>.</summary>
public static class DocumentJson
{
    /// <summary>How deep a document may be nested.</summary>
    public const int MaxDepth = 16;

    private const string Members = "id, title, text, format, language, metadata, translations";

    private static readonly Dictionary<string, JsonElement> NoMetadata = [];
    private static readonly Dictionary<LanguageTag, TranslationInput> NoTranslations = [];

    /// <summary>Reads and validates one document object.</summary>
    /// <param name="utf8">The object, in UTF-8 without a byte order mark.</param>
    /// <param name="maxCharacters">The longest text.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidJson"/> for what is not such an object (unknown, repeated
    /// or wrongly typed members, with the location as a JSON pointer), else as <see cref="DocumentValidation"/> raises it.</exception>
    public static DocumentInput Parse(ReadOnlySpan<byte> utf8, int maxCharacters = ReadContext.DefaultMaxCharacters)
    {
        // A string with bytes that are no UTF-8 would be read as if it held replacement characters.
        var document = Utf8.IsValid(utf8)
            ? Deserialize(utf8)
            : throw new PhasaException(ErrorCodes.UnreadableText, "The JSON is not valid UTF-8.");
        DocumentValidation.Validate(document, maxCharacters);
        return document;
    }

    private static DocumentInput Deserialize(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var document = JsonSerializer.Deserialize(utf8, DocumentJsonContext.Default.DocumentInput)
                ?? throw new PhasaException(ErrorCodes.InvalidJson, "A document must be a JSON object, not null.");

            // Members that are absent come as null here, whatever the record's own defaults are.
            return document with { Metadata = document.Metadata ?? NoMetadata, Translations = document.Translations ?? NoTranslations };
        }
        catch (JsonException e)
        {
            throw Explain(e);
        }
    }

    internal static PhasaException Explain(JsonException e)
    {
        var pointer = Pointer(e.Path);
        // The serializer's own messages name .NET types; what it found follows from where it stopped.
        var message = e.InnerException is JsonException || pointer is null
            ? $"The JSON is malformed at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}."
            : e.Message.StartsWith("Duplicate", StringComparison.Ordinal) ? $"The member '{pointer}' is repeated."
            : pointer.Length == 0 ? "A document must be a JSON object."
            : IsKnown(pointer) ? $"The member '{pointer}' has the wrong type or value."
            : $"The member '{pointer}' is not known here; a document has {Members}, a translation title and text.";
        return new PhasaException(ErrorCodes.InvalidJson, message, null, e) { Location = pointer };
    }

    private static bool IsKnown(string pointer) => pointer.Split('/') switch
    {
        ["", var member] => Members.Split(", ").Contains(member),
        ["", "translations", _, var member] => member is "title" or "text",
        _ => true,
    };

    private static string? Pointer(string? path) => path is null || !path.StartsWith('$')
        ? null
        : path[1..].Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal).Replace('.', '/');
}
