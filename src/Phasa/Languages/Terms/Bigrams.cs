using System.Globalization;
using System.Text;

namespace Phasa.Languages.Terms;

/// <summary>
/// Pairs of neighbouring characters. They are cut from all text of the scripts that a dictionary cuts, not only from what it
/// does not know: which words it finds depends on their neighbours, and a query has others than the text.
/// </summary>
internal static class Bigrams
{
    /// <summary>Adds the pairs of a folded text, with their places in it. Pairs end where the script without spaces ends; a break hint does not part them.</summary>
    public static void Add(List<Term> terms, string text)
    {
        var previous = new TextSpan(0, 0);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] < 0x0E00)
            {
                previous = default;
                i++;
                continue;
            }

            var length = StringInfo.GetNextTextElementLength(text.AsSpan(i));
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out _);
            if (IsCut(rune))
            {
                var current = new TextSpan(i, length);
                if (previous.Length > 0)
                {
                    var pair = previous.End == i ? text.Substring(previous.Start, previous.Length + length) : previous.Of(text) + current.Of(text);
                    terms.Add(new Term(pair, new TextSpan(previous.Start, current.End - previous.Start), TermKind.Bigram));
                }

                previous = current;
            }
            else if (rune.Value != FoldedText.Hint)
            {
                previous = default;
            }

            i += length;
        }
    }

    /// <summary>Whether a character belongs to a script whose words stand without spaces, or, Hangul, with particles at their ends.</summary>
    public static bool IsCut(Rune rune) => rune.Value >= 0x0E00 && (Rune.IsLetter(rune) || rune.Value is 0x0E46 or 0x0EC6)
        && Scripts.Of(rune.Value) is Script.Thai or Script.Lao or Script.Khmer or Script.Myanmar or Script.Han or Script.Hiragana
            or Script.Katakana or Script.Bopomofo or Script.Hangul;
}
