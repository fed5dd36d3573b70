using Phasa.Languages;

namespace Phasa.Translation.Checks;

/// <summary>
/// Finds an output in another language of the target's script: English for Vietnamese, Russian for Ukrainian. Asked of
/// outputs long enough to tell, first of the detector when there is one, else by the small words of the listed languages.
/// Languages so near that a detector mixes them up are not told apart, nor two forms of one language.
/// </summary>
/// <param name="identifier">Tells languages of one script apart; null when there is none.</param>
public sealed class LanguageCheck(ILanguageIdentifier? identifier) : ITranslationCheck
{
    private const int MinLetters = 60;

    // Running text has a small word in three or four; a few in common ('de', 'a', 'on') are no evidence.
    private const int MinWords = 4;
    private const int Ahead = 3;

    private static readonly string[][] Near =
    [
        ["id", "ms", "jv", "su"], ["pt", "gl", "es", "ca", "it"], ["da", "nb", "nn", "no", "sv"], ["hr", "sr", "bs", "sl", "cnr"], ["cs", "sk"],
        ["fil", "tl"], ["hi", "mr", "ne"], ["fa", "ps", "ur", "ar"], ["nl", "af"], ["az", "tr"], ["et", "fi"], ["ru", "be", "uk", "bg", "mk"],
    ];

    /// <inheritdoc/>
    public string Name => "language";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        var target = LanguageProfiles.Of(pair.Target);
        var text = CarriedText.Removed(output, source, LanguageProfiles.Of(pair.Source).IsWrittenIn(Script.Latin));
        if (pair.Source == pair.Target || target.Scripts.Count == 0 || Scripts.Of(text).Letters < MinLetters)
        {
            return null;
        }

        var other = Detected(pair, target, text) ?? Read(pair.Target, text);
        return other is { } language && !AreNear(language, pair.Target)
            ? new(TranslationFailure.WrongLanguage, $"Expected {pair.Target}, but this is {language}: '{Evidence.Shorten(output)}'.")
            : null;
    }

    private LanguageTag? Detected(LanguagePair pair, LanguageProfile target, string text)
    {
        var candidates = LanguageProfiles.All.Where(p => p.Scripts.Any(target.IsWrittenIn)).Select(p => p.Tag)
            .Where(t => t.Primary != pair.Target.Primary && !AreNear(t, pair.Target)).Prepend(pair.Target).ToList();
        return candidates.Count > 1 && identifier?.Identify(text, candidates) is { Source: LanguageSource.Detected } found && found.Language != pair.Target
            ? found.Language
            : null;
    }

    // Only a target whose own words are listed can be told from the others by them.
    private static LanguageTag? Read(LanguageTag target, string text)
    {
        var own = LanguageTag.Parse(target.Primary);
        var words = FunctionWords.Count(text, FunctionWords.Languages);
        if (words.Count == 0 || !FunctionWords.Languages.Contains(own))
        {
            return null;
        }

        var (language, count) = words.MaxBy(w => w.Value);
        return language != own && count >= MinWords && count >= Ahead * Math.Max(1, words.GetValueOrDefault(own)) ? language : null;
    }

    private static bool AreNear(LanguageTag a, LanguageTag b) =>
        a.Primary == b.Primary || Array.Exists(Near, group => group.Contains(a.Primary) && group.Contains(b.Primary));
}
