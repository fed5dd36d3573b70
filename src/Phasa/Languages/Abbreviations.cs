using System.Collections.Frozen;

namespace Phasa.Languages;

/// <summary>Words whose full stop does not end a sentence. Thread-safe.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles = FrozenSet.ToFrozenSet(
        [
            "mr", "mrs", "ms", "dr", "prof", "st", "sr", "sra", "mme", "mlle", "hr", "fr", "gen", "rev", "hon", "vs", "fig",
            "no", "nr", "vol", "pp", "ch", "sec", "eq", "cf", "ca", "approx", "e.g", "i.e", "z.b", "d.h", "u.a", "p.ex",
            "bzw", "resp", "art", "abs", "dept", "tel", "ext", "ver", "min", "max",
        ],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // Longer than any abbreviation; bounds the walk back through words with stops in them.
    private const int MaxLength = 16;

    /// <summary>Whether the text up to a full stop ends in an abbreviation that another word must follow.</summary>
    public static bool Ends(ReadOnlySpan<char> beforeStop)
    {
        var start = beforeStop.Length;
        var limit = Math.Max(0, start - MaxLength);
        while (start > limit && (char.IsLetter(beforeStop[start - 1]) || beforeStop[start - 1] == '.'))
        {
            start--;
        }

        var word = beforeStop[start..];
        return Titles.Contains(word) || IsInitial(word) || IsThaiOrLaoConsonants(word);
    }

    // J. Smith, U.S.: the last part is one capital letter.
    private static bool IsInitial(ReadOnlySpan<char> word) =>
        word.Length > 0 && char.IsUpper(word[^1]) && (word.Length == 1 || word[^2] == '.');

    // พ.ศ., ดร., ສປປ.: abbreviations are written in consonants alone, words hardly ever are.
    private static bool IsThaiOrLaoConsonants(ReadOnlySpan<char> word)
    {
        var last = word[(word.LastIndexOf('.') + 1)..];
        if (last.Length is 0 or > 4)
        {
            return false;
        }

        foreach (var c in last)
        {
            if (c is not ((>= '\u0E01' and <= '\u0E2E') or (>= '\u0E81' and <= '\u0EAE')))
            {
                return false;
            }
        }

        return true;
    }
}
