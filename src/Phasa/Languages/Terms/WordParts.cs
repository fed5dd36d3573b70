using System.Text;

namespace Phasa.Languages.Terms;

/// <summary>The parts of a word of a script with spaces by which people also ask for it: share and point of SharePoint.</summary>
internal static class WordParts
{
    /// <summary>
    /// Cuts at signs (<c>report.xlsx</c>, <c>file_name</c>), between letters and digits (<c>Microsoft365</c>) and where small
    /// letters meet a capital (<c>SharePoint</c>). A number is one part with its separators (<c>2.1</c> of <c>v2.1</c>).
    /// </summary>
    /// <param name="word">The folded word.</param>
    /// <param name="original">The same word with its capitals; of another length when capitals cannot be told.</param>
    /// <returns>Stretches of the folded word; none when it has no parts.</returns>
    public static List<TextSpan> Of(ReadOnlySpan<char> word, ReadOnlySpan<char> original)
    {
        var parts = new List<TextSpan>();
        for (var i = 0; i < word.Length;)
        {
            var start = i++;
            if (char.IsDigit(word[start]))
            {
                i = EndOfNumber(word, i);
            }
            else if (char.IsLetter(word[start]))
            {
                while (i < word.Length && !char.IsDigit(word[i]) && !IsSign(word[i]) && !BeginsInCapitals(word, original, i))
                {
                    i++;
                }
            }
            else
            {
                continue;
            }

            // Single letters say nothing, single digits do (Windows11, v2).
            if (i - start > 1 || char.IsDigit(word[start]))
            {
                parts.Add(new TextSpan(start, i - start));
            }
        }

        return parts is [{ Length: var only }] && only == word.Length ? [] : parts;
    }

    private static int EndOfNumber(ReadOnlySpan<char> word, int i)
    {
        while (i < word.Length && (char.IsDigit(word[i]) || (word[i] is '.' or ',' && i + 1 < word.Length && char.IsDigit(word[i + 1]))))
        {
            i++;
        }

        return i;
    }

    private static bool IsSign(char c) => c is '.' or '_' or ':' or '\'' or ',' or ';' or '\u00B7';

    // Letters with marks have no one length, so what is told of them would hang on the normal form.
    private static bool BeginsInCapitals(ReadOnlySpan<char> word, ReadOnlySpan<char> original, int i) =>
        original.Length == word.Length && Ascii.IsValid(word) && char.IsUpper(original[i])
        && (char.IsLower(original[i - 1]) || (i + 1 < word.Length && char.IsUpper(original[i - 1]) && char.IsLower(original[i + 1])));
}
