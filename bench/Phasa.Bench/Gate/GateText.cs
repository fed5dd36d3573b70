using Phasa.Languages;

namespace Phasa.Bench.Gate;

/// <summary>A good translation of one text into each language, and where it comes from.</summary>
/// <param name="Document">The document's id.</param>
/// <param name="Form"><c>passage</c>: as the product aligns it; <c>section</c>: the Markdown between two headings, as the file has it.</param>
/// <param name="DocumentIndex">The document's place among all; those of even place chose the limits.</param>
/// <param name="Index">The place among the texts of the form.</param>
/// <param name="Source">The Japanese text.</param>
/// <param name="Translations">The translation into each language that has one.</param>
internal sealed record GateText(string Document, string Form, int DocumentIndex, int Index, string Source, IReadOnlyDictionary<LanguageTag, string> Translations)
{
    /// <summary>Whether the text's document is of the half that chose the limits.</summary>
    public bool ChoseLimits => DocumentIndex % 2 == 0;
}
