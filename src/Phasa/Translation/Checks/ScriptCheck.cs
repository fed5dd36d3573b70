using Phasa.Languages;

namespace Phasa.Translation.Checks;

/// <summary>
/// Finds an output in the wrong language by its script, and an output that is only the source again. Counted are the
/// letters that remain after <see cref="CarriedText"/>: at least half must be in the target's scripts (a quarter where
/// the Latin words are all names), and at most a fifth in a script that is neither the target's nor Latin. A source
/// without a plain word (all Latin names and digits) may come back unchanged.
/// </summary>
public sealed class ScriptCheck : ITranslationCheck
{
    private const double MinTargetShare = 0.5;
    private const double MaxForeignShare = 0.2;

    // A heading may be a product's name, written in Latin letters by the translator, and one more word.
    private const double MinTargetShareBesideNames = 0.25;

    // Japanese prose of this many letters has kana; a run of Han letters alone is Chinese.
    private const int HanOnlyIsChinese = 20;

    // Between two languages of one script a title may stay the same ('Restaurant'); a clause does not.
    private const int EchoWords = 4;

    /// <inheritdoc/>
    public string Name => "script";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        if (pair.Source == pair.Target)
        {
            return null;
        }

        var target = LanguageProfiles.Of(pair.Target);
        var latinSource = LanguageProfiles.Of(pair.Source).IsWrittenIn(Script.Latin);
        if (IsEcho(source, output, latinSource, target.IsWrittenIn(Script.Latin)))
        {
            return new(TranslationFailure.WrongLanguage, $"The output is the source again: '{Evidence.Shorten(output)}'.");
        }

        var text = CarriedText.Removed(output, source, latinSource);
        var letters = Scripts.Of(text);
        return IsWrong(letters, target, CarriedText.PlainWords(text) == 0)
            ? new(TranslationFailure.WrongLanguage, $"Expected {pair.Target}, but the letters are {letters}: '{Evidence.Shorten(output)}'.")
            : null;
    }

    private static bool IsEcho(string source, string output, bool latinSource, bool latinTarget) =>
        latinSource && string.Equals(source.Trim(), output.Trim(), StringComparison.OrdinalIgnoreCase)
        && CarriedText.PlainWords(source) >= (latinTarget ? EchoWords : 1);

    private static bool IsWrong(ScriptHistogram letters, LanguageProfile target, bool latinIsNames)
    {
        if (letters.Letters == 0 || target.Scripts.Count == 0)
        {
            return false;
        }

        var share = (double)letters.Count(target.Scripts) / letters.Letters;
        var latin = target.IsWrittenIn(Script.Latin) ? 0 : letters.Share(Script.Latin);
        var chinese = target.IsWrittenIn(Script.Hiragana) && letters.Count(Script.Han) >= HanOnlyIsChinese
            && letters.Count(Script.Hiragana) + letters.Count(Script.Katakana) == 0;
        return share < (latinIsNames ? MinTargetShareBesideNames : MinTargetShare) || 1 - share - latin > MaxForeignShare || chinese;
    }
}
