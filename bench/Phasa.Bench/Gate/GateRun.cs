using Phasa.Languages;
using Phasa.Translation;
using Phasa.Translation.Checks;
using Phasa.Translation.Glossaries;

namespace Phasa.Bench.Gate;

/// <summary>What the gate said of one translation.</summary>
/// <param name="Case">The translation.</param>
/// <param name="Check">The name of the check that found it bad; null when none did.</param>
/// <param name="Finding">What it said.</param>
internal sealed record GateVerdict(GateCase Case, string? Check, CheckFinding? Finding);

/// <summary>Puts good and bad translations to the gate.</summary>
internal static class GateRun
{
    /// <summary>Good translations of texts with terms, judged by the glossary, too.</summary>
    public const string GoodWithTerms = "good, with terms";

    private static readonly LanguageTag Japanese = LanguageTag.Parse("ja");

    /// <summary>All texts into all languages, the good ones and every bad one that can be made of them.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="glossary">The glossary of the cases that are about terms; the others are judged without one.</param>
    public static IEnumerable<GateVerdict> Run(IEnumerable<GateText> texts, Glossary glossary)
    {
        // Nothing is accepted here, so that the figures do not depend on the order of the texts.
        var (checks, withTerms) = (TranslationChecks.Create(), TranslationChecks.Create(glossary: glossary));
        foreach (var text in texts)
        {
            foreach (var (target, good) in text.Translations)
            {
                var terms = glossary.Find(new(Japanese, target), text.Source);
                foreach (var candidate in BadTranslations.Of(text, target, terms).Prepend(new("good", target, text, good)))
                {
                    yield return Judge(candidate.Kind is BadTranslations.TermLost or BadTranslations.NameLost ? withTerms : checks, candidate);
                }

                if (terms.Count > 0)
                {
                    yield return Judge(withTerms, new(GoodWithTerms, target, text, good));
                }
            }
        }
    }

    private static GateVerdict Judge(IReadOnlyList<ITranslationCheck> checks, GateCase candidate)
    {
        foreach (var check in checks)
        {
            if (check.Check(new LanguagePair(Japanese, candidate.Target), candidate.Text.Source, candidate.Output) is { } finding)
            {
                return new(candidate, check.Name, finding);
            }
        }

        return new(candidate, null, null);
    }
}
