using Phasa.Languages;

namespace Phasa.Translation.Checks;

/// <summary>How long translations are before any of a pair was seen.</summary>
internal static class LengthPriors
{
    /// <summary>
    /// The spread of a pair of two measured languages. Of the handbook it is 0.09 to 0.12 (1.4826 × median absolute
    /// deviation of ln(output / source)); other translators write otherwise.
    /// </summary>
    private const double MeasuredSpread = 0.13;

    /// <summary>The spread where the script alone tells the density.</summary>
    private const double GuessedSpread = 0.25;

    /// <summary>
    /// Letters and digits a text takes, as ln of its ratio to English: medians over the passages of every second article of the handbook
    /// (eval/gate).
    /// </summary>
    private static readonly Dictionary<string, double> Measured = new() { ["en"] = 0, ["ja"] = -0.80, ["th"] = -0.27, ["lo"] = -0.32 };

    /// <summary>The centre and the spread of ln(output / source) for a pair.</summary>
    public static (double Centre, double Spread, bool IsMeasured) Of(LanguagePair pair)
    {
        var measured = Measured.ContainsKey(pair.Source.Primary) && Measured.ContainsKey(pair.Target.Primary);
        return (Density(pair.Target) - Density(pair.Source), measured ? MeasuredSpread : GuessedSpread, measured);
    }

    private static double Density(LanguageTag language) =>
        Measured.TryGetValue(language.Primary, out var density) ? density : ByScript(LanguageProfiles.Of(language));

    // Syllables and words take fewer signs than letters do; vowels that are marks, or not written, are not counted.
    private static double ByScript(LanguageProfile language) =>
        language.IsWrittenIn(Script.Hiragana) ? -0.7
        : language.IsWrittenIn(Script.Han) ? -1.1
        : language.IsWrittenIn(Script.Hangul) ? -0.8
        : language.IsWrittenIn(Script.Latin) || language.IsWrittenIn(Script.Cyrillic) || language.IsWrittenIn(Script.Greek) ? 0.05
        : -0.2;
}
