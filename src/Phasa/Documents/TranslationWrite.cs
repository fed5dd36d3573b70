using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>A translation of a passage to store, with its rows.</summary>
/// <param name="Language">The language of the translation.</param>
/// <param name="Heading">The translated headings.</param>
/// <param name="Text">The translated text; not empty.</param>
/// <param name="Source">Human or machine.</param>
/// <param name="Provider">The provider, for a machine translation.</param>
/// <param name="Rows">Its rows, at least one.</param>
public sealed record TranslationWrite(
    LanguageTag Language, string? Heading, string Text, TextSource Source, string? Provider, IReadOnlyList<RowWrite> Rows)
{
    /// <summary>The text that it is a translation of, where that is not the passage's any more: it is stored as stale. Only for a person's.</summary>
    public string? OutdatedSource { get; init; }

    /// <summary>Whether it was taken over from an equal passage, so that nobody was paid for it.</summary>
    public bool IsReused { get; init; }
}
