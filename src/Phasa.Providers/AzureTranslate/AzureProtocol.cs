using System.Text.Json.Serialization;

namespace Phasa.Providers.AzureTranslate;

/// <summary>An entry of the body of <c>POST /translate</c>, https://learn.microsoft.com/azure/ai-services/translator/text-translation/reference/v3/translate.</summary>
internal sealed record AzureText([property: JsonPropertyName("Text")] string Text);

/// <summary>An entry of the answer: what became of one text.</summary>
internal sealed record AzureAnswer([property: JsonPropertyName("translations")] IReadOnlyList<AzureTranslation>? Translations);

/// <summary>A translation into one of the languages asked for.</summary>
internal sealed record AzureTranslation([property: JsonPropertyName("text")] string? Text);

/// <summary>The answer to <c>GET /languages?scope=translation</c>: the codes are names of members.</summary>
internal sealed record AzureLanguages(
    [property: JsonPropertyName("translation")] IReadOnlyDictionary<string, AzureLanguage>? Translation);

/// <summary>What is said of one language.</summary>
internal sealed record AzureLanguage([property: JsonPropertyName("name")] string? Name);
