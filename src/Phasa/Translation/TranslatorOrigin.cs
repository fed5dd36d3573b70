namespace Phasa.Translation;

/// <summary>Who is behind a provider of translations, as telemetry names it.</summary>
/// <param name="System">The vendor or kind, of low cardinality: <c>deepl</c>, <c>openai</c>.</param>
/// <param name="Model">The chat model that is asked; null where it is no chat model.</param>
/// <param name="Server">Where it is asked; null in this process.</param>
public sealed record TranslatorOrigin(string System, string? Model = null, Uri? Server = null);
