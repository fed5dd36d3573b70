namespace Phasa.Providers.Translation.Services;

/// <summary>Cuts a text that is longer than a service takes.</summary>
internal static class TextPieces
{
    // Sentence ends of the scripts that have one; the others (Lao, Thai) end sentences with a space.
    private static readonly Predicate<char>[] Cuts =
    [
        c => c == '\n',
        c => "。．！？.!?।။៕؟".Contains(c, StringComparison.Ordinal),
        char.IsWhiteSpace,
    ];

    /// <summary>
    /// Pieces of at most <paramref name="max"/> UTF-16 code units that make the text when put together: cut after a line,
    /// else after a sentence, else after a space, each in the latter half of the piece; else anywhere but within a code point.
    /// </summary>
    public static IEnumerable<string> Of(string text, int max)
    {
        var start = 0;
        while (text.Length - start > max)
        {
            var length = Length(text.AsSpan(start, max));
            yield return text.Substring(start, length);
            start += length;
        }

        yield return text[start..];
    }

    private static int Length(ReadOnlySpan<char> window)
    {
        foreach (var isCut in Cuts)
        {
            for (var i = window.Length - 1; i >= window.Length / 2; i--)
            {
                if (isCut(window[i]))
                {
                    return i + 1;
                }
            }
        }

        return window.Length > 1 && char.IsHighSurrogate(window[^1]) ? window.Length - 1 : window.Length;
    }
}
