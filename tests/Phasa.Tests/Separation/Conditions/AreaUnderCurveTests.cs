using Phasa.Separation.Conditions;

namespace Phasa.Tests.Separation.Conditions;

public sealed class AreaUnderCurveTests
{
    /// <summary>
    /// By hand: .9 beats .2 .5 .1 .8 .9(½) .4 = 5½, .5 beats .2 .1 .4 and ties .5 = 3½, .3 beats .2 .1 = 2: 11 of 18.
    /// </summary>
    [Fact]
    public void Of_ThreeItems_IsTheShareCountedByHand()
    {
        var ranks = PairRanks.Of(Matrices.Of([0.9f, 0.2f, 0.5f], [0.1f, 0.5f, 0.8f], [0.9f, 0.4f, 0.3f]));
        Assert.Equal(11.0 / 18, AreaUnderCurve.Of(ranks), 12);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(7, 2)]
    [InlineData(30, 3)]
    [InlineData(61, 4)]
    public void Of_TiedSimilarities_IsTheShareOverAllComparisons(int items, int seed)
    {
        var similarities = Matrices.Tied(items, seed);
        Assert.Equal(Counted(similarities, [.. Enumerable.Range(0, items)]), AreaUnderCurve.Of(PairRanks.Of(similarities)), 12);
    }

    [Fact]
    public void Of_AllEqual_IsAHalf() => Assert.Equal(0.5, AreaUnderCurve.Of(PairRanks.Of(new(50, new float[2500]))));

    [Fact]
    public void Of_OneItem_KnowsNothing() => Assert.Equal(0.5, AreaUnderCurve.Of(PairRanks.Of(Matrices.Of([0.7f]))));

    /// <summary>Two normal distributions δ standard deviations apart: AUC = Φ(δ/√2), by tables .7602 for δ = 1 and .9214 for δ = 2.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.7602)]
    [InlineData(2, 0.9214)]
    public void Of_NormalSimilarities_NearsTheBinormalArea(double effect, double expected) =>
        Assert.Equal(expected, AreaUnderCurve.Of(PairRanks.Of(Matrices.Normal(700, effect, ofItems: 0, seed: 5))), 0.03);

    [Theory]
    [InlineData(3, 1)]
    [InlineData(12, 2)]
    [InlineData(25, 3)]
    public void LeavingOneOut_TiedSimilarities_IsWhatEachSmallerMatrixGives(int items, int seed)
    {
        var similarities = Matrices.Tied(items, seed);
        var expected = Enumerable.Range(0, items).Select(out_ => Counted(similarities, [.. Enumerable.Range(0, items).Where(i => i != out_)]));
        foreach (var (one, other) in expected.Zip(AreaUnderCurve.LeavingOneOut(PairRanks.Of(similarities))))
        {
            Assert.Equal(one, other, 12);
        }
    }

    /// <summary>Counts every comparison of some items.</summary>
    private static double Counted(SimilarityMatrix s, int[] items)
    {
        double wins = 0, comparisons = 0;
        foreach (var i in items)
        {
            foreach (var k in items)
            {
                foreach (var l in items.Where(l => l != k))
                {
                    wins += s[i, i] > s[k, l] ? 1 : s[i, i] == s[k, l] ? 0.5 : 0;
                    comparisons++;
                }
            }
        }

        return wins / comparisons;
    }
}
