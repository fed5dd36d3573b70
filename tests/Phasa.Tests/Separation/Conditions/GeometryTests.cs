using Phasa.Separation.Conditions;

namespace Phasa.Tests.Separation.Conditions;

public sealed class GeometryTests
{
    [Fact]
    public void Hubness_EveryDocumentNearestOnce_IsZero() => Assert.Equal(0, Hubness.Of(Identity(8)));

    /// <summary>
    /// Eight queries, k = 2, by hand: document 0 is near to all eight, every other one to one or two. N = 8, 2, 1, 1, 1, 1, 1, 1 has mean
    /// 2, variance (36 + 0 + 6)/8 and third moment (216 − 6)/8.
    /// </summary>
    [Fact]
    public void Hubness_OneHub_IsTheSkewnessByHand()
    {
        var rows = Enumerable.Range(0, 8).Select(i => Enumerable.Range(0, 8).Select(j => j == 0 ? 0.9f : j == Math.Max(1, i) ? 0.5f : 0).ToArray()).ToArray();
        Assert.Equal(210.0 / 8 / Math.Pow(42.0 / 8, 1.5), Hubness.Of(Matrices.Of(rows)), 9);
    }

    [Fact]
    public void Hubness_AllTied_IsZero() => Assert.Equal(0, Hubness.Of(new(40, new float[1600])), 9);

    /// <summary>Items 0 and 1 choose each other; item 2's query prefers document 0; item 3's document is as near to query 2.</summary>
    [Fact]
    public void Reciprocity_FourItems_CountsMutualChoices() => Assert.Equal(0.5, Reciprocity.Share(Matrices.Of(
        [0.9f, 0.1f, 0.1f, 0.1f], [0.1f, 0.8f, 0.1f, 0.1f], [0.7f, 0.1f, 0.6f, 0.5f], [0.1f, 0.1f, 0.1f, 0.5f])));

    /// <summary>The middles of (1,0),(0,1) and of (1,0),(−1,0) are (½,½) and (0,0).</summary>
    [Fact]
    public void Centroids_TwoPairs_LieTheirDistanceApart() =>
        Assert.Equal(Math.Sqrt(0.5), Centroids.Distance([[1, 0], [0, 1]], [[1, 0], [-1, 0]]), 12);

    [Fact]
    public void RatioMargin_ClearPairs_HasNoErrors() => Assert.Equal(0, RatioMargin.Error(Identity(6)));

    /// <summary>
    /// Document 0 is a hub: the cosine gives it to every query. Over their neighbours' mean the true pairs win: with n = 3 every
    /// neighbour counts, so query 1 has (.9 + .8 + .1)/3 = .6, document 0 .9, document 1 (.1 + .8 + .1)/3: .9/.75 = 1.2 against .8/.4667 = 1.71.
    /// </summary>
    [Fact]
    public void RatioMargin_AHub_IsHeldBack()
    {
        var matrix = Matrices.Of([0.9f, 0.1f, 0.1f], [0.9f, 0.8f, 0.1f], [0.9f, 0.1f, 0.8f]);
        Assert.Equal(0, RatioMargin.Error(matrix));
    }

    [Fact]
    public void RatioMargin_AllTied_ErrsEverywhere() => Assert.Equal(1, RatioMargin.Error(new(10, new float[100])));

    private static SimilarityMatrix Identity(int items)
    {
        var values = new float[items * items];
        for (var i = 0; i < items; i++)
        {
            values[i * (items + 1)] = 1;
            values[(i * items) + ((i + 1) % items)] = 0.1f;
        }

        return new(items, values);
    }
}
