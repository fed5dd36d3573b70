using Phasa.Separation.Conditions;

namespace Phasa.Tests.Separation.Conditions;

public sealed class SpreadTests
{
    /// <summary>
    /// By hand: synonyms .8 and .6 (mean .7, variance .02), unrelated .3 and .1 (mean .2, variance .02): d = .5/√.02, overlap 2Φ(−d/2).
    /// </summary>
    [Fact]
    public void Of_TwoItems_IsTheEffectByHand()
    {
        var spread = Spread.Of(Matrices.Of([0.8f, 0.3f], [0.1f, 0.6f]));
        Assert.Equal(0.7, spread.Synonym, 6);
        Assert.Equal(0.2, spread.Unrelated, 6);
        Assert.Equal(0.5 / Math.Sqrt(0.02), spread.EffectSize, 5);
        Assert.Equal(0.0771, spread.Overlap, 4);
    }

    /// <summary>Normal similarities δ standard deviations apart have d = δ, and AUC = Φ(d/√2).</summary>
    [Fact]
    public void Of_NormalSimilarities_NearsTheirDistance() => Assert.Equal(1.5, Spread.Of(Matrices.Normal(400, 1.5, 0, seed: 4)).EffectSize, 0.15);

    [Fact]
    public void Of_NoVariance_EndsAtTheMost() => Assert.Equal(Spread.MostEffect, Spread.Of(Matrices.Of([1, 0], [0, 1])).EffectSize);

    [Fact]
    public void Of_NothingApart_IsZeroAndOverlapsWholly()
    {
        var spread = Spread.Of(new(5, new float[25]));
        Assert.Equal((0.0, 1.0), (spread.EffectSize, spread.Overlap));
    }

    [Fact]
    public void Of_OneItem_HasNoEffect() => Assert.Equal((0.0, 0.0), (Spread.Of(Matrices.Of([0.7f])).EffectSize, Spread.Of(Matrices.Of([0.7f])).Unrelated));
}
