using System.Text.Json.Serialization;

namespace Phasa.Providers.LibreTranslate;

/// <summary>The body of <c>POST /translate</c>.</summary>
internal sealed record LibreRequest(
    [property: JsonPropertyName("q")] IReadOnlyList<string> Texts,
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("target")] string Target,
    [property: JsonPropertyName("format")] string Format,
    [property: JsonPropertyName("api_key"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ApiKey);

/// <summary>The answer to it.</summary>
internal sealed record LibreAnswer([property: JsonPropertyName("translatedText")] IReadOnlyList<string?>? Texts);

/// <summary>An entry of <c>GET /languages</c>.</summary>
internal sealed record LibreLanguage(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("targets")] IReadOnlyList<string>? Targets);
