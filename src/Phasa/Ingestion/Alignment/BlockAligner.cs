using Phasa.Languages;

namespace Phasa.Ingestion.Alignment;

/// <summary>
/// Aligns two runs of blocks by their lengths: the dynamic programme of W. A. Gale and K. W. Church, "A Program for
/// Aligning Sentences in Bilingual Corpora", Computational Linguistics 19(1), 1993, over blocks instead of sentences.
/// Lengths are taken relative to the two runs' totals, since a script may need half or twice the characters of another;
/// kinds count as evidence beside the lengths, and headings pair with headings.
/// </summary>
internal sealed class BlockAligner
{
    /// <summary>
    /// The cells of the table, about: 2,000 by 2,000 blocks. Beyond, only pairs near the diagonal are considered, so that the
    /// time stays linear in the number of blocks.
    /// </summary>
    private const long MaxCells = 4_000_000;

    /// <summary>Original and translated blocks of a bead, and −ln of how often the paper saw it.</summary>
    private static readonly (int Original, int Translated, double Cost)[] Shapes =
        [(1, 1, 0.117), (1, 2, 3.11), (2, 1, 3.11), (1, 0, 4.62), (0, 1, 4.62), (2, 2, 4.51)];

    private readonly IReadOnlyList<Block> _original;
    private readonly IReadOnlyList<Block> _translated;
    private readonly TextSpan _from;
    private readonly TextSpan _to;
    private readonly double _scale;
    private readonly int _width;
    private readonly double _slope;

    private BlockAligner(IReadOnlyList<Block> original, TextSpan from, IReadOnlyList<Block> translated, TextSpan to)
    {
        (_original, _from, _translated, _to) = (original, from, translated, to);
        _scale = Total(original, from) / Math.Max(1.0, Total(translated, to));
        _slope = (double)to.Length / Math.Max(1, from.Length);
        _width = (int)Math.Min(to.Length, Math.Ceiling(_slope) + 2 + (MaxCells / (2L * (from.Length + 1))));
    }

    /// <summary>The beads in order; together they cover both runs.</summary>
    public static List<Bead> Align(IReadOnlyList<Block> original, TextSpan from, IReadOnlyList<Block> translated, TextSpan to)
    {
        var samePlan = from.Length == to.Length
            && Enumerable.Range(0, from.Length).All(i => original[from.Start + i].Kind == translated[to.Start + i].Kind
                && original[from.Start + i].Level == translated[to.Start + i].Level);
        return samePlan
            ? [.. Enumerable.Range(0, from.Length).Select(i => new Bead(new TextSpan(from.Start + i, 1), new TextSpan(to.Start + i, 1)))]
            : new BlockAligner(original, from, translated, to).Align();
    }

    private List<Bead> Align()
    {
        var rows = _from.Length + 1;
        var band = (2 * _width) + 1;
        var shapes = new byte[(long)rows * band];
        // A bead reaches back two rows, so three rows of costs are enough.
        var costs = new double[3][];
        for (var r = 0; r < 3; r++)
        {
            costs[r] = new double[band];
        }

        for (var i = 0; i < rows; i++)
        {
            Array.Fill(costs[i % 3], double.PositiveInfinity);
            for (var j = Math.Max(0, Low(i)); j <= Math.Min(_to.Length, Low(i) + band - 1); j++)
            {
                var (cost, shape) = i == 0 && j == 0 ? (0.0, 0) : Best(i, j, costs, band);
                costs[i % 3][j - Low(i)] = cost;
                shapes[((long)i * band) + j - Low(i)] = (byte)shape;
            }
        }

        return Trace(shapes, band);
    }

    private (double Cost, int Shape) Best(int i, int j, double[][] costs, int band)
    {
        var (best, shape) = (double.PositiveInfinity, 0);
        for (var s = 0; s < Shapes.Length; s++)
        {
            var (pi, pj) = (i - Shapes[s].Original, j - Shapes[s].Translated);
            if (pi < 0 || pj < 0 || pj < Low(pi) || pj >= Low(pi) + band)
            {
                continue;
            }

            var before = costs[pi % 3][pj - Low(pi)] + Shapes[s].Cost;
            if (before < best && before + Cost(pi, i, pj, j) is var cost && cost < best)
            {
                (best, shape) = (cost, s);
            }
        }

        return (best, shape);
    }

    private List<Bead> Trace(byte[] shapes, int band)
    {
        var beads = new List<Bead>();
        for (var (i, j) = (_from.Length, _to.Length); i > 0 || j > 0;)
        {
            var (di, dj, _) = Shapes[shapes[((long)i * band) + j - Low(i)]];
            (i, j) = (i - di, j - dj);
            beads.Add(new Bead(new TextSpan(_from.Start + i, di), new TextSpan(_to.Start + j, dj)));
        }

        beads.Reverse();
        return beads;
    }

    private int Low(int i) => (int)(i * _slope) - _width;

    private double Cost(int i, int iEnd, int j, int jEnd)
    {
        double original = 0, translated = 0;
        var (headings, kinds) = (0, 0);
        for (var k = i; k < iEnd; k++)
        {
            original += _original[_from.Start + k].Text.Length;
            headings += _original[_from.Start + k].Kind == BlockKind.Heading ? 1 : 0;
        }

        for (var k = j; k < jEnd; k++)
        {
            translated += _translated[_to.Start + k].Text.Length * _scale;
            headings += _translated[_to.Start + k].Kind == BlockKind.Heading ? 1 : 0;
        }

        if (iEnd - i == 1 && jEnd - j == 1)
        {
            var (a, b) = (_original[_from.Start + i], _translated[_to.Start + j]);
            kinds = a.Kind == b.Kind ? Math.Abs(a.Level - b.Level) : headings > 0 ? 8 : 2;
            // Two headings of one level are an anchor: their lengths, a word or two, say little.
            return headings == 2 ? Math.Min(2, LengthMatch.Cost(original, translated)) + kinds : LengthMatch.Cost(original, translated) + kinds;
        }

        return LengthMatch.Cost(original, translated) + (iEnd - i > 0 && jEnd - j > 0 ? 8 * headings : 0);
    }

    private static double Total(IReadOnlyList<Block> blocks, TextSpan span)
    {
        var total = 0L;
        for (var i = span.Start; i < span.End; i++)
        {
            total += blocks[i].Text.Length;
        }

        return total;
    }
}
