using System.Text.Json.Serialization;

namespace Phasa.Providers.GoogleTranslate;

/// <summary>The body of a translation, https://cloud.google.com/translate/docs/reference/rest/v2/translate.</summary>
internal sealed record GoogleRequest(
    [property: JsonPropertyName("q")] IReadOnlyList<string> Texts,
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("target")] string Target,
    [property: JsonPropertyName("format")] string Format);

/// <summary>Every answer has its content in <c>data</c>.</summary>
internal sealed record GoogleAnswer<T>([property: JsonPropertyName("data")] T? Data);

/// <summary>The content of a translation's answer.</summary>
internal sealed record GoogleTranslations([property: JsonPropertyName("translations")] IReadOnlyList<GoogleTranslation>? List);

/// <summary>One translation.</summary>
internal sealed record GoogleTranslation([property: JsonPropertyName("translatedText")] string? Text);

/// <summary>The content of <c>GET /languages</c>.</summary>
internal sealed record GoogleLanguages([property: JsonPropertyName("languages")] IReadOnlyList<GoogleLanguage>? List);

/// <summary>One language.</summary>
internal sealed record GoogleLanguage([property: JsonPropertyName("language")] string Code);
