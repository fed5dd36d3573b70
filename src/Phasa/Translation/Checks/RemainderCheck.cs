using System.Text;
using System.Text.RegularExpressions;
using Phasa.Languages;

namespace Phasa.Translation.Checks;

/// <summary>
/// Finds parts that were left untranslated: a sentence of the source that stands in the output word for word, letters of
/// the source's script that the target is not written in, and, where the target is not written in Latin letters,
/// stretches of Latin words with the grammar of a language in them. Names that the source has in Latin letters may stay.
/// </summary>
public sealed partial class RemainderCheck : ITranslationCheck
{
    // A quoted word may stay in its script; eight letters are a phrase, and among many letters a twentieth is more than quotation.
    private const int MinForeign = 8;
    private const double MinForeignShare = 0.05;

    // A shorter sentence may be a name, or the same in both languages.
    private const int MinWords = 5;
    private const int MinStretchWords = 4;
    private const int MinStretchGrammar = 2;

    /// <inheritdoc/>
    public string Name => "remainder";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        if (pair.Source.Primary == pair.Target.Primary)
        {
            return null;
        }

        var target = LanguageProfiles.Of(pair.Target);
        return Foreign(pair, target, output) ?? Stretch(pair, target, source, output) ?? Kept(pair, source, output);
    }

    private static CheckFinding? Foreign(LanguagePair pair, LanguageProfile target, string output)
    {
        var scripts = LanguageProfiles.Of(pair.Source).Scripts.Where(s => s != Script.Latin && !target.IsWrittenIn(s)).ToHashSet();
        if (scripts.Count == 0 || target.Scripts.Count == 0)
        {
            return null;
        }

        var prose = CarriedText.Prose(output);
        var letters = Scripts.Of(prose);
        var left = letters.Count([.. scripts]);
        return left >= MinForeign && left >= MinForeignShare * letters.Letters
            ? new(TranslationFailure.Untranslated,
                $"{left} of {letters.Letters} letters are left in the script of {pair.Source}: '{Evidence.Shorten(First(prose, scripts))}'.",
                (double)left / letters.Letters)
            : null;
    }

    private static CheckFinding? Stretch(LanguagePair pair, LanguageProfile target, string source, string output)
    {
        if (target.Scripts.Count == 0 || target.IsWrittenIn(Script.Latin))
        {
            return null;
        }

        var left = LatinStretch().Matches(CarriedText.Prose(output)).Select(m => m.Value)
            .Where(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= MinStretchWords
                && FunctionWords.Count(s, FunctionWords.Languages).Values.DefaultIfEmpty(0).Max() >= MinStretchGrammar
                && !IsQuoted(pair, s, source))
            .ToList();
        return left is [var first, ..]
            ? new(TranslationFailure.Untranslated, $"'{Evidence.Shorten(first)}' is not in {target.Tag}.",
                Math.Min(1, (double)left.Sum(s => s.Count(char.IsLetter)) / Math.Max(1, Scripts.Of(output).Letters)))
            : null;
    }

    // What a source in another script has in Latin letters is a name or a quotation; in a Latin source it is the text itself.
    private static bool IsQuoted(LanguagePair pair, string stretch, string source) =>
        !LanguageProfiles.Of(pair.Source).IsWrittenIn(Script.Latin) && source.Contains(stretch.Trim(), StringComparison.OrdinalIgnoreCase);

    private static CheckFinding? Kept(LanguagePair pair, string source, string output)
    {
        var sentences = SentenceSplitter.Split(source).Select(s => source.Substring(s.Start, s.Length).Trim())
            .Where(s => CarriedText.PlainWords(s) >= MinWords).ToList();
        var kept = sentences.FindAll(s => output.Contains(s, StringComparison.OrdinalIgnoreCase));
        return kept is [var first, ..]
            ? new(TranslationFailure.Untranslated, $"A sentence is left in {pair.Source}: '{Evidence.Shorten(first)}'{Evidence.Others(kept.Count)}.",
                (double)kept.Count / sentences.Count)
            : null;
    }

    private static string First(string text, HashSet<Script> scripts)
    {
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Scripts.Of(rune.Value) is { } script && scripts.Contains(script))
            {
                result.Append(rune);
            }
            else if (result.Length > 0 && Rune.IsLetter(rune))
            {
                break;
            }
        }

        return result.ToString();
    }

    [GeneratedRegex(@"[A-Za-z\u00C0-\u024F\u1EA0-\u1EF9][A-Za-z0-9\u00C0-\u024F\u1EA0-\u1EF9'’,;:\- ]*", RegexOptions.CultureInvariant)]
    private static partial Regex LatinStretch();
}
