using System.Text;

namespace Phasa.Languages;

/// <summary>
/// Cuts a text where its writing changes between Thai, Lao, Khmer, Burmese, Chinese and Japanese, Korean, and all else,
/// so that each dictionary sees its own script only. Thread-safe.
/// </summary>
internal static class ScriptRuns
{
    /// <summary>The runs in order; together they cover the text. Spaces, marks and punctuation stay with what precedes.</summary>
    public static IEnumerable<TextSpan> Of(string text)
    {
        var start = 0;
        Writing? current = null;
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            if (WritingOf(rune) is { } writing)
            {
                if (current is not null && current != writing)
                {
                    yield return new TextSpan(start, i - start);
                    start = i;
                }

                current = writing;
            }

            i += length;
        }

        if (start < text.Length)
        {
            yield return new TextSpan(start, text.Length - start);
        }
    }

    private static Writing? WritingOf(Rune rune)
    {
        if (rune.IsAscii)
        {
            return char.IsAsciiLetterOrDigit((char)rune.Value) ? Writing.Spaced : null;
        }

        if (!Rune.IsLetterOrDigit(rune))
        {
            return null;
        }

        // Digits of the scripts without spaces take part in numbers such as ๓.๑๔, never in words.
        return Rune.IsDigit(rune) ? Writing.Spaced : Scripts.Of(rune.Value) switch
        {
            null => null,
            Script.Thai => Writing.Thai,
            Script.Lao => Writing.Lao,
            Script.Khmer => Writing.Khmer,
            Script.Myanmar => Writing.Myanmar,
            Script.Han or Script.Hiragana or Script.Katakana or Script.Bopomofo => Writing.EastAsian,
            Script.Hangul => Writing.Hangul,
            _ => Writing.Spaced,
        };
    }

    private enum Writing
    {
        Spaced,
        Thai,
        Lao,
        Khmer,
        Myanmar,
        EastAsian,
        Hangul,
    }
}
