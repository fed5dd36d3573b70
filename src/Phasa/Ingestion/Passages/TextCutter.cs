using Phasa.Languages;

namespace Phasa.Ingestion.Passages;

/// <summary>
/// Cuts a text that does not fit into pieces that do. A unit is the largest stretch that fits, found from sentences down
/// to code points; units are then joined up to the target, and a piece ends at the strongest break in its second half.
/// </summary>
internal sealed class TextCutter(ITextBreaker breaker)
{
    private const BreakStrength CodePoint = BreakStrength.Grapheme - 1;

    /// <summary>The pieces in order, without the white space around them. Nothing but white space is lost.</summary>
    public List<string> Cut(string text, TokenBudget budget)
    {
        var units = new List<Unit>();
        AddUnits(text, new TextSpan(0, text.Length), BreakStrength.Sentence, BreakStrength.Sentence, budget, units);
        var pieces = new List<string>();
        for (var first = 0; first < units.Count;)
        {
            var last = LastUnit(text, units, first, budget);
            var start = Start(units, first);
            var piece = text.AsSpan(start, units[last].End - start).Trim();
            if (piece.Length > 0)
            {
                pieces.Add(piece.ToString());
            }

            first = last + 1;
        }

        return pieces;
    }

    // Splits a stretch at breaks of one strength, and what is still too long at the next weaker ones; 'after' is the
    // strength of the break at the stretch's end.
    private void AddUnits(
        string text, TextSpan span, BreakStrength strength, BreakStrength after, TokenBudget budget, List<Unit> units)
    {
        var part = span.Of(text);
        var start = 0;
        foreach (var end in Breaks(part, strength).Append(part.Length))
        {
            var unit = new TextSpan(span.Start + start, end - start);
            var unitStrength = end == part.Length ? after : strength;
            if (strength == CodePoint || budget.FitsAlone(text.AsSpan(unit.Start, unit.Length).Trim()))
            {
                units.Add(new Unit(unit.End, unitStrength));
            }
            else
            {
                AddUnits(text, unit, strength - 1, unitStrength, budget, units);
            }

            start = end;
        }
    }

    private IEnumerable<int> Breaks(string text, BreakStrength strength) => strength switch
    {
        CodePoint => Enumerable.Range(1, Math.Max(0, text.Length - 1)).Where(i => !char.IsSurrogatePair(text[i - 1], text[i])),
        BreakStrength.Sentence => WithLines(text, breaker.Breaks(text, strength)),
        _ => breaker.Breaks(text, strength),
    };

    private static IEnumerable<int> WithLines(string text, IReadOnlyList<int> sentences)
    {
        var lines = Enumerable.Range(1, Math.Max(0, text.Length - 1)).Where(i => text[i - 1] == '\n');
        return sentences.Concat(lines).Distinct().Order();
    }

    private static int LastUnit(string text, List<Unit> units, int first, TokenBudget budget)
    {
        var start = Start(units, first);
        var last = Gallop.Longest(first, units.Count - 1, i => budget.Fits(text.AsSpan(start, units[i].End - start).Trim(), budget.Target));
        if (last == units.Count - 1)
        {
            return last;
        }

        // What is left for less than two pieces is halved, so that the last one is no mere remainder.
        var full = units[last].End - start;
        var rest = text.Length - start;
        var (from, to) = rest < 2 * full ? (Math.Max(rest * 2 / 5, rest - full), rest * 3 / 5) : (full / 2, full);
        var best = Strongest(units, first, last, start + from, start + to);
        return budget.Fits(text.AsSpan(start, units[best].End - start).Trim(), budget.Max) ? best : last;
    }

    private static int Strongest(List<Unit> units, int first, int last, int from, int to)
    {
        var best = last;
        var strength = CodePoint - 1;
        for (var i = last; i >= first && units[i].End >= from; i--)
        {
            if (units[i].End <= to && units[i].After > strength)
            {
                (best, strength) = (i, units[i].After);
            }
        }

        return best;
    }

    private static int Start(List<Unit> units, int index) => index == 0 ? 0 : units[index - 1].End;

    /// <summary>A stretch that ends here and begins where the one before ends.</summary>
    private readonly record struct Unit(int End, BreakStrength After);
}
