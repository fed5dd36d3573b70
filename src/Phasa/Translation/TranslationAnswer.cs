namespace Phasa.Translation;

/// <summary>What a provider answered to a request.</summary>
/// <param name="Texts">As many entries as the request has texts, in their order; null for a text it has no translation for.</param>
/// <param name="Usage">What it took.</param>
public sealed record TranslationAnswer(IReadOnlyList<TranslatedText?> Texts, TranslationUsage Usage)
{
    /// <summary>The answer to a request without texts.</summary>
    public static TranslationAnswer Nothing { get; } = new([], default);
}
