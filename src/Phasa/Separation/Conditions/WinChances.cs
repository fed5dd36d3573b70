namespace Phasa.Separation.Conditions;

/// <summary>
/// The chance that a right document wins among m: against m − 1 distractors dealt out of N of which r beat it, none of the r is
/// dealt with the chance C(N − r, m − 1)/C(N, m − 1), the hypergeometric distribution's first term.
/// </summary>
/// <remarks>
/// A tie with t distractors is broken by lot: r is then r, r + 1, …, r + t with equal chance, and the result their mean. A model
/// that finds all documents equally similar so wins 1/m of its contests, no more than guessing. Counting a tie as won, or as
/// half won before the draw, would give it more.
/// </remarks>
/// <param name="m">How many documents are dealt, the right one among them; at least 1.</param>
internal sealed class WinChances(int m)
{
    private readonly Dictionary<int, double[]> _sums = [];

    /// <summary>The chance.</summary>
    /// <param name="distractors">N; where it is less than m − 1 all are dealt.</param>
    /// <param name="beating">r: how many of them beat the right document.</param>
    /// <param name="tied">t: how many others are tied with it.</param>
    public double Of(int distractors, int beating, int tied)
    {
        if (!_sums.TryGetValue(distractors, out var sums))
        {
            _sums[distractors] = sums = Sums(distractors);
        }

        return (sums[beating + tied + 1] - sums[beating]) / (tied + 1);
    }

    /// <summary>Running sums over r = 0, 1, …, N of the chance, so that the mean over a tie is a difference.</summary>
    private double[] Sums(int distractors)
    {
        var dealt = Math.Min(m - 1, distractors);
        var sums = new double[distractors + 2];
        var chance = 1.0;
        for (var r = 0; r <= distractors; r++)
        {
            sums[r + 1] = sums[r] + chance;
            chance *= Math.Max(0.0, distractors - r - dealt) / Math.Max(1, distractors - r);
        }

        return sums;
    }
}
