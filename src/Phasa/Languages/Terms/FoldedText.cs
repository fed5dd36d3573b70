using System.Buffers;
using System.Globalization;

namespace Phasa.Languages.Terms;

/// <summary>A text as <see cref="TextFolder"/> compares it, with the way back to where the original has each part of it.</summary>
internal sealed class FoldedText
{
    /// <summary>Stands for a zero-width space: a place where the writer says that a word ends. Private use, no part of any word.</summary>
    public const char Hint = '\uE200';

    // What folding does nothing to but lower its case.
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c), '\n', '\t']);

    private readonly int _originalLength;

    // Per code unit of the folded text, and its end, where the original begins what it came from. Null: at the same place.
    private readonly int[]? _starts;

    private FoldedText(string text, int originalLength, int[]? starts) => (Text, _originalLength, _starts) = (text, originalLength, starts);

    /// <summary>The folded text.</summary>
    public string Text { get; }

    /// <summary>Folds a text.</summary>
    public static FoldedText Of(string original)
    {
        var hinted = original.Replace('\u200B', Hint);
        var folded = Fold(hinted);
        return new FoldedText(folded, original.Length, InPlace(hinted, folded) ? null : Align(hinted, folded));
    }

    /// <summary>Where the original has a stretch of the folded text: whole characters, never empty for a stretch that is not.</summary>
    public TextSpan Original(int start, int end)
    {
        if (_starts is null)
        {
            return new TextSpan(start, end - start);
        }

        var first = _starts[start];
        var last = end;
        while (last < _starts.Length - 1 && _starts[last] == _starts[end - 1])
        {
            last++;
        }

        return new TextSpan(first, (last == _starts.Length - 1 ? _originalLength : _starts[last]) - first);
    }

    // Normalised first, so that a text has the terms of its stored form even where the marks make no syllable.
    private static string Fold(string text) => !text.AsSpan().ContainsAnyExcept(Plain)
        ? text.ToLowerInvariant()
        : TextFolder.Fold(TextNormalizer.Normalize(text));

    private static bool InPlace(string text, string folded)
    {
        if (text.Length != folded.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != folded[i] && char.ToLowerInvariant(text[i]) != folded[i] && !(char.IsAsciiDigit(folded[i]) && char.IsDigit(text[i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Character by character. Where that does not add up to the folded text (marks that make no syllable), the places of the
    /// folded characters are spread evenly between the spaces around them.
    /// </summary>
    private static int[] Align(string text, string folded)
    {
        var starts = new int[folded.Length + 1];
        starts[^1] = text.Length;
        if (Fill(text, folded, 0, starts, [.. StringInfo.ParseCombiningCharacters(text).Where(i => !FoldsIntoOne(text, i))]))
        {
            return starts;
        }

        if (!Fill(text, folded, 0, starts, [.. Pieces(text)]))
        {
            for (var i = 0; i < folded.Length; i++)
            {
                starts[i] = (int)((long)i * text.Length / folded.Length);
            }
        }

        return starts;
    }

    private static bool Fill(string text, string folded, int at, int[] starts, int[] cuts)
    {
        for (var i = 0; i < cuts.Length; i++)
        {
            var end = i + 1 < cuts.Length ? cuts[i + 1] : text.Length;
            var own = text.AsSpan(cuts[i], end - cuts[i]);
            if (folded.AsSpan(at).StartsWith(own, StringComparison.Ordinal))
            {
                for (var j = 0; j < own.Length; j++)
                {
                    starts[at + j] = cuts[i] + (own.Length <= 8 ? 0 : j);
                }

                at += own.Length;
                continue;
            }

            var piece = Fold(own.ToString());
            if (!folded.AsSpan(at).StartsWith(piece, StringComparison.Ordinal))
            {
                return false;
            }

            for (var j = 0; j < piece.Length; j++)
            {
                // A character stays whole; what is longer is spread.
                starts[at + j] = cuts[i] + (end - cuts[i] <= 8
                    ? 0
                    : (int)((long)j * (end - cuts[i]) / piece.Length));
            }

            at += piece.Length;
        }

        return at == folded.Length;
    }

    // ຫນ, ຫມ and ຫລ are one letter, a vowel E typed twice is AE.
    private static bool FoldsIntoOne(string text, int i) => i > 0
        && ((text[i - 1] == 'ຫ' && text[i] is 'ນ' or 'ມ' or 'ລ') || (text[i] is 'ເ' or 'เ' && text[i - 1] == text[i]));

    private static IEnumerable<int> Pieces(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i == 0 || text[i - 1] is ' ' or '\n' or '、' or '。')
            {
                yield return i;
            }
        }
    }
}
