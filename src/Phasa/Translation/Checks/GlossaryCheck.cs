using Phasa.Languages;
using Phasa.Translation.Glossaries;

namespace Phasa.Translation.Checks;

/// <summary>
/// Finds terms of the source whose translation the glossary fixes and the output lacks, in every accepted form, and names
/// that must stay as they are and do not. How often a term occurs is not counted: a translation may say 'it'.
/// </summary>
/// <param name="glossary">The terms.</param>
public sealed class GlossaryCheck(Glossary glossary) : ITranslationCheck
{
    /// <inheritdoc/>
    public string Name => "glossary";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        var terms = glossary.Find(pair, source);
        if (terms.Count == 0)
        {
            return null;
        }

        var (verbatim, folded) = (TextNormalizer.Normalize(output), TermText.Of(output));
        var lost = terms.Where(t => t.IsKept ? !verbatim.Contains(t.Source, StringComparison.Ordinal) : !Has(folded, t)).ToList();
        return lost is [var first, ..]
            ? new(TranslationFailure.WrongTerm, $"{Asked(first)}{Evidence.Others(lost.Count)}.", (double)lost.Count / terms.Count)
            : null;
    }

    private static bool Has(string output, GlossaryTerm term) =>
        term.Targets.Any(form => TermText.Find(output, TermText.Of(form), term.IsCaseSensitive, inflected: true) >= 0);

    private static string Asked(GlossaryTerm term) => term.IsKept
        ? $"'{Evidence.Shorten(term.Source)}' must stand in the translation as it is, and does not"
        : $"The glossary has {string.Join(" or ", term.Targets.Take(3).Select(f => $"'{Evidence.Shorten(f)}'"))} for '{Evidence.Shorten(term.Source)}', which the translation has not";
}
