using Microsoft.Extensions.AI;

namespace Phasa.Embeddings;

/// <summary>
/// Tells a generator the role of the texts it is given, for endpoints that ask for it (Cohere's <c>input_type</c>,
/// Gemini's <c>taskType</c>). A generator that knows no roles ignores it.
/// </summary>
public static class TextRoles
{
    private const string Key = "phasa.role";

    /// <summary>Options that say the role. A new object each time: a generator may add to it.</summary>
    public static EmbeddingGenerationOptions Options(TextRole role) => new() { AdditionalProperties = new() { [Key] = role } };

    /// <summary>The role the options say; <see cref="TextRole.Document"/> when they say none.</summary>
    public static TextRole Of(EmbeddingGenerationOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out var role) == true && role is TextRole known ? known : TextRole.Document;
}
