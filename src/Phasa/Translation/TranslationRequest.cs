namespace Phasa.Translation;

/// <summary>Texts to translate together.</summary>
/// <param name="Pair">From and to.</param>
/// <param name="Texts">The texts, in document order; line breaks are part of them.</param>
/// <param name="Context">The document's title in the source language, to help with ambiguous words.</param>
public sealed record TranslationRequest(LanguagePair Pair, IReadOnlyList<string> Texts, string? Context = null);
