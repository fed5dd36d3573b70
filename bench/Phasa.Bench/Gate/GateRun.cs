using Phasa.Languages;
using Phasa.Translation;
using Phasa.Translation.Checks;

namespace Phasa.Bench.Gate;

/// <summary>What the gate said of one translation.</summary>
/// <param name="Case">The translation.</param>
/// <param name="Check">The name of the check that found it bad; null when none did.</param>
/// <param name="Finding">What it said.</param>
internal sealed record GateVerdict(GateCase Case, string? Check, CheckFinding? Finding);

/// <summary>Puts good and bad translations to the gate.</summary>
internal static class GateRun
{
    private static readonly LanguageTag Japanese = LanguageTag.Parse("ja");

    /// <summary>All texts into all languages, the good ones and every bad one that can be made of them.</summary>
    public static IEnumerable<GateVerdict> Run(IEnumerable<GateText> texts)
    {
        // Nothing is accepted here, so that the figures do not depend on the order of the texts.
        var checks = TranslationChecks.Create();
        foreach (var text in texts)
        {
            foreach (var (target, good) in text.Translations)
            {
                foreach (var candidate in BadTranslations.Of(text, target).Prepend(new("good", target, text, good)))
                {
                    yield return Judge(checks, candidate);
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
