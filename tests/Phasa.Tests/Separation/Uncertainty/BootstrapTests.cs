using Phasa.Separation.Conditions;
using Phasa.Separation.Uncertainty;
using Phasa.Tests.Separation.Conditions;

namespace Phasa.Tests.Separation.Uncertainty;

/// <summary>The bootstraps against plain resampling: the items are written out as often as they were drawn, and counted.</summary>
public sealed class BootstrapTests
{
    [Theory]
    [InlineData(3, 1)]
    [InlineData(20, 2)]
    [InlineData(37, 3)]
    public void AucBootstrap_TiedSimilarities_IsThatOfTheItemsWrittenOut(int items, int seed)
    {
        var similarities = Matrices.Tied(items, seed);
        var draws = new ItemDraws(items, draws: 37, seed);
        var aucs = AucBootstrap.Of(PairRanks.Of(similarities), draws, default);
        Assert.Equal(37, aucs.Length);
        for (var draw = 0; draw < aucs.Length; draw++)
        {
            Assert.Equal(WrittenOutAuc(similarities, WrittenOut(draws, draw)), aucs[draw], 9);
        }
    }

    [Theory]
    [InlineData(5, 3, 1)]
    [InlineData(20, 20, 2)]
    [InlineData(30, 7, 3)]
    public void TopBootstrap_TiedSimilarities_IsThatOfTheItemsWrittenOut(int items, int m, int seed)
    {
        var similarities = Matrices.Tied(items, seed);
        var draws = new ItemDraws(items, draws: 21, seed);
        var tops = TopBootstrap.Of(Rivals.Of(similarities), m, draws, default);
        for (var draw = 0; draw < tops.Length; draw++)
        {
            Assert.Equal(WrittenOutTop(similarities, WrittenOut(draws, draw), m), tops[draw], 9);
        }
    }

    [Fact]
    public void ItemDraws_EveryDraw_HoldsAsManyItemsAsThereAre()
    {
        var draws = new ItemDraws(50, draws: 100, seed: 1);
        Assert.All(Enumerable.Range(0, 100), draw => Assert.Equal(50, WrittenOut(draws, draw).Length));
    }

    /// <summary>Of n items drawn n times, an item's weight has mean 1 and variance 1 − 1/n.</summary>
    [Fact]
    public void ItemDraws_ManyDraws_WeighAsTheMultinomialDoes()
    {
        var draws = new ItemDraws(40, draws: 2000, seed: 1);
        double[] weights = [.. from draw in Enumerable.Range(0, 2000) from item in Enumerable.Range(0, 40) select (double)draws[draw, item]];
        Assert.Equal(1, weights.Average(), 9);
        Assert.Equal(1 - (1.0 / 40), weights.Average(w => (w - 1) * (w - 1)), 0.02);
    }

    [Fact]
    public void ItemDraws_SameSeed_DrawsTheSame()
    {
        var (one, same, other) = (new ItemDraws(30, 50, 7), new ItemDraws(30, 50, 7), new ItemDraws(30, 50, 8));
        int[] All(ItemDraws draws) => [.. Enumerable.Range(0, 50).SelectMany(draw => Enumerable.Range(0, 30).Select(item => draws[draw, item]))];
        Assert.Equal(All(one), All(same));
        Assert.NotEqual(All(one), All(other));
    }

    private static int[] WrittenOut(ItemDraws draws, int draw) =>
        [.. Enumerable.Range(0, draws.Items).SelectMany(item => Enumerable.Repeat(item, draws[draw, item]))];

    /// <summary>Over all positions i, k, l of which k and l hold different items.</summary>
    private static double WrittenOutAuc(SimilarityMatrix s, int[] drawn)
    {
        double wins = 0, comparisons = 0;
        foreach (var i in drawn)
        {
            foreach (var k in drawn)
            {
                foreach (var l in drawn.Where(l => l != k))
                {
                    wins += s[i, i] > s[k, l] ? 1 : s[i, i] == s[k, l] ? 0.5 : 0;
                    comparisons++;
                }
            }
        }

        return comparisons == 0 ? 0.5 : wins / comparisons;
    }

    /// <summary>By the definition with binomial coefficients, a tie being each rank it can be with equal chance.</summary>
    private static double WrittenOutTop(SimilarityMatrix s, int[] drawn, int m) => drawn.Average(i =>
    {
        int[] distractors = [.. drawn.Where(l => l != i)];
        var beating = distractors.Count(l => s[i, l] > s[i, i]);
        var tied = distractors.Count(l => s[i, l] == s[i, i]);
        var dealt = Math.Min(m - 1, distractors.Length);
        return Enumerable.Range(beating, tied + 1).Average(r => Choose(distractors.Length - r, dealt) / Choose(distractors.Length, dealt));
    });

    private static double Choose(int n, int k) => k > n ? 0 : Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
