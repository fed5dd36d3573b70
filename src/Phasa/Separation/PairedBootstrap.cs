using Phasa.Separation.Uncertainty;

namespace Phasa.Separation;

/// <summary>
/// Compares two models on the same questions by drawing items anew, with replacement: the percentile interval of Efron
/// and Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13, with whole items as the units that are drawn
/// (Davison and Hinkley, "Bootstrap Methods and their Application" (1997), section 3.8). Both models are drawn
/// together, so that a hard item is hard for both and cancels out. The same seed gives the same figures.
/// </summary>
public static class PairedBootstrap
{
    /// <summary>The draws that the measurement protocol asks for.</summary>
    public const int Draws = 2000;

    /// <summary>Compares the second model's mean per question with the first's.</summary>
    /// <param name="items">The items, at least one.</param>
    /// <param name="seed">Begins the random numbers.</param>
    /// <param name="draws">How often all items are drawn anew; at least 100.</param>
    public static PairedDifference Compare(IReadOnlyList<PairedItem> items, int seed, int draws = Draws)
    {
        ArgumentOutOfRangeException.ThrowIfZero(items.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        double questions = items.Sum(i => i.Questions);
        var (first, second) = (items.Sum(i => i.First) / questions, items.Sum(i => i.Second) / questions);

        var differences = Draw(items, new Random(seed), draws);
        Array.Sort(differences);
        var notBelow = (1.0 + differences.Count(d => d >= 0)) / (draws + 1);
        var notAbove = (1.0 + differences.Count(d => d <= 0)) / (draws + 1);
        return new(first, second, second - first, Quantiles.Of(differences, Quantiles.Tail), Quantiles.Of(differences, 1 - Quantiles.Tail), notBelow)
        {
            TwoSidedChance = Math.Min(1, Math.Max(2 * Math.Min(notBelow, notAbove), LeastChance(items))),
        };
    }

    /// <summary>The two-sided chance in a sign test where every item that differs differs the same way: none is rarer.</summary>
    private static double LeastChance(IReadOnlyList<PairedItem> items) => Math.Pow(2, 1 - items.Count(i => i.First != i.Second));

    private static double[] Draw(IReadOnlyList<PairedItem> items, Random random, int draws)
    {
        var differences = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            double difference = 0, questions = 0;
            for (var i = 0; i < items.Count; i++)
            {
                var item = items[random.Next(items.Count)];
                difference += item.Second - item.First;
                questions += item.Questions;
            }

            differences[draw] = difference / questions;
        }

        return differences;
    }
}
