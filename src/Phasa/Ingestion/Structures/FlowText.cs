using System.Text;

namespace Phasa.Ingestion.Structures;

/// <summary>
/// Text as it flows in a paragraph: white space collapses to one space, and a line break of the source vanishes between
/// Chinese or Japanese characters, which have no space between words that the break could stand for.
/// </summary>
internal sealed class FlowText
{
    private readonly StringBuilder _text = new();
    private Gap _gap;

    private enum Gap
    {
        None,
        Space,
        SourceLine,
        HardLine,
    }

    public FlowText Append(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                Close(c);
                _text.Append(c);
            }
            else if (c is '\n' or '\r' && _gap < Gap.SourceLine)
            {
                _gap = Gap.SourceLine;
            }
            else if (_gap == Gap.None)
            {
                _gap = Gap.Space;
            }
        }

        return this;
    }

    /// <summary>A line break that the author asked for.</summary>
    public void BreakLine() => _gap = Gap.HardLine;

    /// <summary>The text so far; the next begins empty.</summary>
    public string Take()
    {
        var text = _text.ToString();
        _text.Clear();
        _gap = Gap.None;
        return text;
    }

    private void Close(char next)
    {
        if (_text.Length > 0 && _gap != Gap.None)
        {
            if (_gap == Gap.HardLine)
            {
                _text.Append('\n');
            }
            else if (_gap == Gap.Space || !IsIdeographic(_text[^1]) || !IsIdeographic(next))
            {
                _text.Append(' ');
            }
        }

        _gap = Gap.None;
    }

    // CJK symbols and punctuation, kana, Han, and the full-width forms.
    private static bool IsIdeographic(char c) =>
        c is >= '\u3000' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF01' and <= '\uFF9F';
}
