using Phasa.Separation.Uncertainty;

namespace Phasa.Separation.Conditions;

/// <summary>
/// What each item of a condition adds to its figures, in the order of the pair set, so that a later measurement of the same items
/// can be compared with this one item by item. Rounded to five digits.
/// </summary>
/// <param name="Auc">
/// The item's share in AUC, as the jackknife's pseudo-value n·AUC − (n − 1)·AUC without the item: it holds what the item adds as a
/// synonym pair and in unrelated pairs, and its mean is AUC less the jackknife's bias (Efron and Tibshirani, "An Introduction to
/// the Bootstrap" (1993), chapter 11). May lie outside 0..1.
/// </param>
/// <param name="TopOf20">The chance that the item's document wins among 20, 0..1; their mean is A_20. Null with fewer than 20 items.</param>
public sealed record ItemFigures(IReadOnlyList<double> Auc, IReadOnlyList<double>? TopOf20)
{
    private const int Digits = 5;

    /// <summary>The figures of each item; null with fewer than 3 items, where leaving one out leaves no condition.</summary>
    internal static ItemFigures? Of(PairRanks ranks, Rivals rivals, double auc)
    {
        var n = ranks.Items;
        if (n < 3)
        {
            return null;
        }

        var chances = new WinChances(20, n - 1);
        return new(
            [.. AreaUnderCurve.LeavingOneOut(ranks).Select(without => Math.Round((n * auc) - ((n - 1) * without), Digits))],
            n < 20 ? null : [.. Enumerable.Range(0, n).Select(i => Math.Round(chances.Of(n - 1, rivals.Beating(i).Length, rivals.Tied(i).Length), Digits))]);
    }

    /// <summary>The mean of a figure in each draw of the items.</summary>
    internal static double[] Means(IReadOnlyList<double> figures, ItemDraws draws)
    {
        var means = new double[draws.Count];
        for (var draw = 0; draw < means.Length; draw++)
        {
            double sum = 0;
            for (var i = 0; i < figures.Count; i++)
            {
                sum += draws[draw, i] * figures[i];
            }

            means[draw] = sum / figures.Count;
        }

        return means;
    }
}
