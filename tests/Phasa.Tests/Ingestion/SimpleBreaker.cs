using System.Globalization;
using Phasa.Ingestion.Passages;

namespace Phasa.Tests.Ingestion;

/// <summary>Breaks by punctuation and spaces: enough of every script for the rules under test.</summary>
internal sealed class SimpleBreaker : ITextBreaker
{
    public IReadOnlyList<int> Breaks(string text, BreakStrength strength) => strength switch
    {
        BreakStrength.Sentence => After(text, i => text[i] is '。' or '！' or '？' or '\n' || (text[i] is ' ' && i > 0 && text[i - 1] is '.' or '!' or '?')),
        BreakStrength.Phrase => After(text, i => text[i] == ' ' && i > 0 && text[i - 1] is >= '\u0E00' and <= '\u0EFF'),
        BreakStrength.Word => After(text, i => text[i] == ' '),
        _ => Graphemes(text),
    };

    private static List<int> After(string text, Func<int, bool> ends) =>
        [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Where(ends).Select(i => i + 1)];

    private static List<int> Graphemes(string text)
    {
        var breaks = new List<int>();
        for (var i = StringInfo.GetNextTextElementLength(text); i < text.Length; i += StringInfo.GetNextTextElementLength(text.AsSpan(i)))
        {
            breaks.Add(i);
        }

        return breaks;
    }
}
