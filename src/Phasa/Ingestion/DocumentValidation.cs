using System.Text.Json;

namespace Phasa.Ingestion;

/// <summary>The limits that every document must keep, however it comes in.</summary>
public static class DocumentValidation
{
    private const int MaxId = 512;
    private const int MaxTitle = 1_000;
    private const int MaxMetadata = 100;
    private const int MaxMetadataName = 100;
    private const int MaxMetadataValue = 4_000;
    private const int MaxTranslations = 50;

    /// <summary>
    /// Checks a document: id 1–512 characters without control characters; title at most 1,000; text neither blank nor longer
    /// than <paramref name="maxCharacters"/>; at most 100 metadata entries with names of 1–100 characters and values that are
    /// strings, numbers, booleans or arrays of strings of at most 4,000 characters; at most 50 translations, none into the
    /// document's own language.
    /// </summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>, <see cref="ErrorCodes.TooLarge"/> or
    /// <see cref="ErrorCodes.EmptyDocument"/>; its location is a JSON pointer to the member.</exception>
    public static void Validate(DocumentInput document, int maxCharacters = ReadContext.DefaultMaxCharacters)
    {
        Require(document.Id is { Length: >= 1 and <= MaxId }, "/id", $"The id must be 1 to {MaxId} characters long.");
        Require(!document.Id.Any(char.IsControl), "/id", "The id must not hold control characters.");
        Require(document.Title is null or { Length: <= MaxTitle }, "/title", $"The title must be at most {MaxTitle} characters long.");
        Require(Enum.IsDefined(document.Format), "/format", "The format is not one of markdown, plain and html.");
        ValidateText(document.Text, "/text", maxCharacters);
        Require(document.Metadata.Count <= MaxMetadata, "/metadata", $"A document has at most {MaxMetadata} metadata entries.");
        foreach (var (name, value) in document.Metadata)
        {
            ValidateMetadata(name, value);
        }

        Require(document.Translations.Count <= MaxTranslations, "/translations", $"A document has at most {MaxTranslations} translations.");
        foreach (var (language, translation) in document.Translations)
        {
            var at = $"/translations/{language}";
            Require(language != document.Language, at, $"The translation is in the document's own language, '{language}'.");
            Require(translation is not null, at, "The translation must be an object with a text.");
            Require(translation!.Title is null or { Length: <= MaxTitle }, at + "/title", $"The title must be at most {MaxTitle} characters long.");
            ValidateText(translation.Text, at + "/text", maxCharacters);
        }
    }

    private static void ValidateText(string? text, string at, int maxCharacters)
    {
        Require(text is not null, at, "The text is missing.");
        if (text!.Length > maxCharacters)
        {
            throw new PhasaException(ErrorCodes.TooLarge, $"The text has {text.Length} characters; the limit is {maxCharacters}.") { Location = at };
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            throw new PhasaException(ErrorCodes.EmptyDocument, "The text is blank.") { Location = at };
        }

        if (text.IndexOf('\0') is var nul and >= 0)
        {
            throw new PhasaException(ErrorCodes.UnreadableText, $"The text holds a NUL character at index {nul}.") { Location = at };
        }
    }

    private static void ValidateMetadata(string name, JsonElement value)
    {
        var at = "/metadata/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        Require(name.Length is >= 1 and <= MaxMetadataName, at, $"A metadata name must be 1 to {MaxMetadataName} characters long.");
        var fits = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Length <= MaxMetadataValue,
            JsonValueKind.Array => value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String)
                && value.EnumerateArray().Sum(v => (long)v.GetString()!.Length) <= MaxMetadataValue,
            JsonValueKind.Number => value.GetRawText().Length <= MaxMetadataValue,
            JsonValueKind.True or JsonValueKind.False => true,
            _ => false,
        };
        Require(fits, at, $"A metadata value must be a string, number, boolean or array of strings of at most {MaxMetadataValue} characters.");
    }

    private static void Require(bool holds, string location, string message)
    {
        if (!holds)
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, message) { Location = location };
        }
    }
}
