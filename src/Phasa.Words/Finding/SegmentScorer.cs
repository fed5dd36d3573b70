using Lucene.Net.Search;
using Phasa.Indexes.Words;

namespace Phasa.Words.Finding;

/// <summary>
/// Scores the texts of a segment stretch by stretch, term by term. Terms that together cannot lift a text among the best are
/// looked up for texts that the others have brought near (MaxScore: Turtle and Flood, "Query Evaluation: Strategies and
/// Optimizations", 1995): the answer is the same, and what every text has, like <c>the</c>, is hardly read.
/// </summary>
/// <param name="cursors">The terms that the segment has, the weightiest first.</param>
internal sealed class SegmentScorer(IReadOnlyList<TermCursor> cursors)
{
    // What rounding may take from a sum of bounds.
    private const float Slack = 1.0001f;

    // Postings that can be read in a row in the time that it takes to look one up.
    private const double LookUpCost = 16;

    [ThreadStatic]
    private static ScoreWindow? _window;

    private readonly float[] _rest = SumsFromTheEnd(cursors);

    /// <summary>Adds the best of the segment's texts to the best so far.</summary>
    /// <param name="best">The best so far.</param>
    /// <param name="slots">The slot of each text; −1 for what has none.</param>
    /// <param name="passages">Which take part.</param>
    public void Run(BestTexts best, int[] slots, IPassageSelection passages)
    {
        var window = _window ??= new();
        for (int leading, start; (leading = Leading(best.Floor)) > 0 && (start = First(leading)) != DocIdSetIterator.NO_MORE_DOCS;)
        {
            var end = window.MoveTo(start, slots.Length);
            for (var i = 0; i < leading; i++)
            {
                cursors[i].AddTo(window, end);
            }

            // As long as it is cheaper than to look each of the near texts up, the next term is added to all.
            for (; leading < cursors.Count && PostingsIn(end - start, slots.Length, cursors[leading]) < LookUpCost * window.Count(Near(best, leading)); leading++)
            {
                cursors[leading].AddTo(window, start, end);
            }

            for (var text = start; (text = window.Next(text, Near(best, leading))) >= 0; text++)
            {
                if (slots[text] is >= 0 and var slot && passages.Admits(slot))
                {
                    Complete(text, leading, best, slot, window[text]);
                }
            }
        }
    }

    /// <summary>The score that a text has to have from the leading terms to be among the best with the others.</summary>
    private float Near(BestTexts best, int leading) => Math.Max(best.Floor - _rest[leading], float.Epsilon);

    private static double PostingsIn(int stretch, int texts, TermCursor cursor) => (double)cursor.Holding * stretch / texts;

    private void Complete(int text, int leading, BestTexts best, int slot, (float Score, float Held) sum)
    {
        for (var i = leading; i < cursors.Count; i++)
        {
            if (sum.Score + _rest[i] < best.Floor)
            {
                return;
            }

            cursors[i].AddTo(ref sum.Score, ref sum.Held, text);
        }

        if (sum.Score >= best.Floor)
        {
            best.Add(new(slot, sum.Score, sum.Held));
        }
    }

    /// <summary>How many terms a text has to be looked for by: the others alone bring none among the best.</summary>
    private int Leading(float floor)
    {
        var leading = cursors.Count;
        while (leading > 0 && _rest[leading - 1] < floor)
        {
            leading--;
        }

        return leading;
    }

    private int First(int leading)
    {
        var first = DocIdSetIterator.NO_MORE_DOCS;
        for (var i = 0; i < leading; i++)
        {
            first = Math.Min(first, cursors[i].At);
        }

        return first;
    }

    private static float[] SumsFromTheEnd(IReadOnlyList<TermCursor> cursors)
    {
        var sums = new float[cursors.Count + 1];
        for (var i = cursors.Count - 1; i >= 0; i--)
        {
            sums[i] = sums[i + 1] + (cursors[i].Bound * Slack);
        }

        return sums;
    }
}
