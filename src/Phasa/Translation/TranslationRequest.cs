using Phasa.Translation.Glossaries;

namespace Phasa.Translation;

/// <summary>Texts to translate together.</summary>
/// <param name="Pair">From and to.</param>
/// <param name="Texts">The texts, in document order; line breaks are part of them.</param>
/// <param name="Context">The document's title in the source language, to help with ambiguous words.</param>
public sealed record TranslationRequest(LanguagePair Pair, IReadOnlyList<string> Texts, string? Context = null)
{
    /// <summary>The glossary's terms that occur in the texts, at most as many as a prompt should hold. The chain finds them.</summary>
    public IReadOnlyList<GlossaryTerm> Terms { get; init; } = [];

    /// <summary>What stands around each text, one entry per text; empty when nothing is known.</summary>
    public IReadOnlyList<TextSurroundings> Surroundings { get; init; } = [];
}
