using System.Text.Json.Serialization;

namespace Phasa.Providers.DeepL;

/// <summary>The body of <c>POST /v2/translate</c>, https://developers.deepl.com/api-reference/translate.</summary>
internal sealed record DeepLRequest(
    [property: JsonPropertyName("text")] IReadOnlyList<string> Texts,
    [property: JsonPropertyName("source_lang")] string Source,
    [property: JsonPropertyName("target_lang")] string Target)
{
    /// <summary>Helps with ambiguous words; neither translated nor billed.</summary>
    [JsonPropertyName("context"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Context { get; init; }

    /// <summary>Without it the letter case and punctuation of short texts are 'corrected'.</summary>
    [JsonPropertyName("preserve_formatting")]
    public bool PreserveFormatting { get; init; } = true;

    /// <summary>Has the answer say what it is charged for.</summary>
    [JsonPropertyName("show_billed_characters")]
    public bool ShowBilledCharacters { get; init; } = true;

    /// <summary>Needed where one of the languages is beta; null elsewhere, where it would switch features off.</summary>
    [JsonPropertyName("enable_beta_languages"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? BetaLanguages { get; init; }
}

/// <summary>The answer to it.</summary>
internal sealed record DeepLAnswer([property: JsonPropertyName("translations")] IReadOnlyList<DeepLTranslation>? Translations);

/// <summary>One translation.</summary>
internal sealed record DeepLTranslation(
    [property: JsonPropertyName("text")] string? Text,
    [property: JsonPropertyName("billed_characters")] long? BilledCharacters);

/// <summary>An entry of <c>GET /v3/languages?resource=translate_text</c>, which replaces <c>/v2/languages</c> (https://developers.deepl.com/docs/languages/migrating-from-v2-languages).</summary>
internal sealed record DeepLLanguage(
    [property: JsonPropertyName("lang")] string Code,
    [property: JsonPropertyName("usable_as_source")] bool Source,
    [property: JsonPropertyName("usable_as_target")] bool Target,
    [property: JsonPropertyName("status")] string? Status)
{
    /// <summary>Whether it must be asked for as a beta language.</summary>
    public bool Beta => string.Equals(Status, "beta", StringComparison.OrdinalIgnoreCase);
}
