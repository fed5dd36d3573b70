using System.Collections.Frozen;
using ICU4N.Globalization;

namespace Phasa.Translation.Checks;

/// <summary>
/// Finds an output in the wrong language by its script, and an output that is only the source again. Counted are the
/// letters that remain after <see cref="CarriedText"/>: at least half must be in the target's scripts, and at most a
/// fifth in a script that is neither the target's nor Latin. A source without a plain word (all Latin names and
/// digits) may come back unchanged.
/// </summary>
public sealed class ScriptCheck : ITranslationCheck
{
    private const double MinTargetShare = 0.5;
    private const double MaxForeignShare = 0.2;

    // Japanese prose of this many letters has kana; a run of Han letters alone is Chinese.
    private const int HanOnlyIsChinese = 20;

    // Between two languages of one script a title may stay the same ('Restaurant'); a clause does not.
    private const int EchoWords = 4;

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        if (pair.Source == pair.Target)
        {
            return null;
        }

        var target = ExpectedScripts.Of(pair.Target);
        var latinSource = ExpectedScripts.IsLatin(pair.Source);
        if (IsEcho(source, output, latinSource, target.Contains(UScript.Latin)))
        {
            return new(TranslationFailure.WrongLanguage, $"The output is the source again: '{Evidence.Shorten(output)}'.");
        }

        var counts = new ScriptCounts(CarriedText.Removed(output, source, latinSource));
        return IsWrong(counts, target)
            ? new(TranslationFailure.WrongLanguage, $"Expected {pair.Target}, but the letters are {counts}: '{Evidence.Shorten(output)}'.")
            : null;
    }

    private static bool IsEcho(string source, string output, bool latinSource, bool latinTarget) =>
        latinSource && string.Equals(source.Trim(), output.Trim(), StringComparison.OrdinalIgnoreCase)
        && CarriedText.PlainWords(source) >= (latinTarget ? EchoWords : 1);

    private static bool IsWrong(ScriptCounts counts, FrozenSet<int> target)
    {
        var share = counts.Share(target);
        var latin = target.Contains(UScript.Latin) || counts.Total == 0 ? 0 : (double)counts.Of(UScript.Latin) / counts.Total;
        var chinese = target.Contains(UScript.Hiragana) && counts.Of(UScript.Han) >= HanOnlyIsChinese
            && counts.Of(UScript.Hiragana) + counts.Of(UScript.Katakana) == 0;
        return share < MinTargetShare || 1 - share - latin > MaxForeignShare || chinese;
    }
}
