using Phasa.Separation.Conditions;
using Phasa.Separation.Uncertainty;
using Phasa.Tests.Separation.Conditions;

namespace Phasa.Tests.Separation.Uncertainty;

public sealed class AucIntervalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_FewerThanThreeItems_KnowsNothing(int items)
    {
        var interval = AucInterval.Of(PairRanks.Of(Matrices.Tied(items, 1)));
        Assert.Equal((0.0, 1.0), (interval.Low, interval.High));
    }

    /// <summary>All 20 told apart without a miss: Wilson's interval of 60 trials out of 60, 60/(60 + 1.96²) = .9398 to 1.</summary>
    [Fact]
    public void Of_NoMiss_StillDoubtsAsFarAsThereAreItems()
    {
        var values = new float[400];
        for (var i = 0; i < 20; i++)
        {
            values[i * 21] = 1;
        }

        var interval = AucInterval.Of(PairRanks.Of(new(20, values)));
        Assert.Equal((1.0, 0.9398, 1.0), (interval.Value, Math.Round(interval.Low, 4), interval.High));
    }

    /// <summary>A small part of eval/coverage: AUC .9 (δ = √2·1.2816), items that depend on each other and items that do not.</summary>
    [Theory]
    [InlineData(20, 0.0)]
    [InlineData(50, 0.5)]
    public void Of_SimulatedData_HoldsTheTruthAtLeast93TimesInAHundred(int items, double ofItems)
    {
        const int Replications = 400;
        Estimate[] intervals =
        [
            .. Enumerable.Range(0, Replications).Select(i => AucInterval.Of(PairRanks.Of(Matrices.Normal(items, 1.8124, ofItems, seed: 1000 + i)))),
        ];
        var spread = StandardDeviation.Of([.. intervals.Select(i => i.Value)]);
        Assert.InRange(intervals.Count(i => i.Low <= 0.9 && 0.9 <= i.High), Replications * 93 / 100, Replications);
        Assert.InRange(intervals.Average(i => i.High - i.Low), 0, 2 * 2 * 1.96 * spread);
    }
}
