using Phasa.Separation.Conditions;
using Phasa.Separation.Uncertainty;

namespace Phasa.Separation.Comparison;

/// <summary>Compares two models on the same items, condition by condition.</summary>
internal static class ModelComparer
{
    /// <summary>Compares the second model with the first, with Holm's correction over the conditions.</summary>
    /// <param name="first">The name of the first model.</param>
    /// <param name="second">The name of the second.</param>
    /// <param name="conditions">The conditions in order, with what either model's draws gave. Both drew the same items.</param>
    public static IReadOnlyList<ModelDifference> Compare(
        string first, string second, IReadOnlyList<(Condition Condition, int Items, ConditionDraws First, ConditionDraws Second)> conditions)
    {
        var chances = HolmCorrection.Adjust([.. conditions.Select(c => Chance(c.Second.Auc - c.First.Auc, Differences(c.First.AucDraws, c.Second.AucDraws)))]);
        return
        [
            .. conditions.Select((c, i) => new ModelDifference(
                first,
                second,
                c.Condition.Query,
                c.Condition.Document,
                c.Items,
                Difference(c.First.Auc, c.Second.Auc, c.First.AucDraws, c.Second.AucDraws),
                c.First.TopOf20 is { } a && c.Second.TopOf20 is { } b ? Difference(a, b, c.First.TopOf20Draws!, c.Second.TopOf20Draws!) : null,
                chances[i])),
        ];
    }

    private static PairedDifference Difference(double first, double second, double[] firstDraws, double[] secondDraws)
    {
        var differences = Differences(firstDraws, secondDraws);
        var interval = Quantiles.Interval(second - first, differences);
        return new(first, second, second - first, interval.Low, interval.High, (1.0 + differences.Count(d => d >= 0)) / (differences.Length + 1));
    }

    /// <summary>
    /// The two-sided chance: twice the share of draws on the far side of 0. Where no draw is there, draws say only that it is
    /// less than 2/(draws + 1), too much to stand among many conditions; then it is the tail of the normal distribution with
    /// their standard deviation, where that is less.
    /// </summary>
    private static double Chance(double difference, double[] differences)
    {
        double draws = differences.Length;
        var beyond = difference > 0 ? differences.Count(d => d <= 0) : differences.Count(d => d >= 0);
        var counted = Math.Min(1, 2 * (beyond + 1) / (draws + 1));
        return beyond > 0 ? counted : Math.Min(counted, 2 * NormalDistribution.Cumulative(-Math.Abs(difference) / StandardDeviation.Of(differences)));
    }

    private static double[] Differences(double[] first, double[] second) => [.. first.Zip(second, (a, b) => b - a)];
}
