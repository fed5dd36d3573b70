namespace Phasa.Embeddings.HashedNgrams;

/// <summary>Walks the runs of a folded text: words, numbers, stretches of a script without spaces. Allocates nothing.</summary>
internal ref struct NgramRuns(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position;

    public (int Start, int End, NgramRunKind Kind) Current { get; private set; }

    public readonly NgramRuns GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_position < _text.Length && KindOf(_text[_position]) is null)
        {
            _position++;
        }

        if (_position == _text.Length)
        {
            return false;
        }

        var start = _position;
        var kind = KindOf(_text[start])!.Value;
        while (_position < _text.Length && KindOf(_text[_position]) == kind)
        {
            _position++;
        }

        Current = (start, _position, kind);
        return true;
    }

    private static NgramRunKind? KindOf(char c) =>
        char.IsAsciiDigit(c) ? NgramRunKind.Number
        : IsUnspaced(c) ? NgramRunKind.Unspaced
        : char.IsLetterOrDigit(c) || char.IsSurrogate(c)
            || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
            ? NgramRunKind.Word
        : null;

    /// <summary>Thai and Lao; Burmese; Khmer; kana; Han and its surroundings.</summary>
    private static bool IsUnspaced(char c) => c is (>= '\u0E01' and <= '\u0EDF' and not '\u0E3F') or (>= '\u1000' and <= '\u109F')
        or (>= '\u1780' and <= '\u17D3') or (>= '\u3041' and <= '\u30FF' and not '\u30FB') or '\u3005' or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');
}
