namespace Phasa.Separation.Conditions;

/// <summary>
/// AUC, the chance that a synonym pair is more similar than an unrelated pair: P(S_ii &gt; S_kl), k ≠ l, ties one half, over all
/// n·n(n − 1) comparisons. It is the area under the ROC curve (Hanley and McNeil, "The Meaning and Use of the Area under a
/// Receiver Operating Characteristic Curve", Radiology 143, 1982), here exact.
/// </summary>
internal static class AreaUnderCurve
{
    /// <summary>What stands for AUC where a single item leaves no unrelated pair: nothing is known.</summary>
    public const double Unknown = 0.5;

    /// <summary>AUC of a condition, 0..1.</summary>
    public static double Of(PairRanks ranks)
    {
        double n = ranks.Items;
        return n < 2 ? Unknown : Counts(ranks).Index().Sum(level => level.Item * Wins(ranks, level.Index)) / (n * n * (n - 1));
    }

    /// <summary>
    /// AUC without each of the items in turn, as the jackknife asks for it, in O(n²) for all of them: of the comparisons of S_ii
    /// with S_kl those go in which the item is i, k or l.
    /// </summary>
    /// <param name="ranks">A condition of at least 3 items.</param>
    /// <returns>n values, each 0..1.</returns>
    public static double[] LeavingOneOut(PairRanks ranks)
    {
        var n = ranks.Items;
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 3);
        var counts = Counts(ranks);
        var all = counts.Index().Sum(level => level.Item * Wins(ranks, level.Index));
        var kept = (double)(n - 1) * (n - 1) * (n - 2);
        var result = new double[n];
        for (var item = 0; item < n; item++)
        {
            double asSynonym = 0, asMember = 0, asBoth = 0;
            for (var level = 0; level < counts.Length; level++)
            {
                asSynonym += counts[level] * ranks.Synonyms[item].Beats(ranks.Levels[level]);
            }

            for (var other = 0; other < n; other++)
            {
                if (other != item)
                {
                    var (row, column) = (ranks.Row(item)[other], ranks.Row(other)[item]);
                    asMember += Wins(ranks, row) + Wins(ranks, column);
                    asBoth += ranks.Synonyms[item].Beats(ranks.Levels[row]) + ranks.Synonyms[item].Beats(ranks.Levels[column]);
                }
            }

            result[item] = (all - asSynonym - asMember + asBoth) / kept;
        }

        return result;
    }

    /// <summary>The synonym pairs that beat a pair of this level.</summary>
    private static double Wins(PairRanks ranks, int level) => ranks.Items - ((ranks.Levels[level].Below + ranks.Levels[level].UpTo) / 2.0);

    /// <summary>The unrelated pairs of each level.</summary>
    private static long[] Counts(PairRanks ranks)
    {
        var counts = new long[ranks.Levels.Count + 1];
        for (var query = 0; query < ranks.Items; query++)
        {
            foreach (var level in ranks.Row(query))
            {
                counts[level]++;
            }
        }

        return counts[..^1];
    }
}
