using Phasa.Indexes;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Search.Legs;

namespace Phasa.Tests.Search;

public sealed class RankFusionTests
{
    [Fact]
    public void Fuse_TwoRoutes_InterleavesByRankAndBreaksTiesByRelevance()
    {
        var index = Run(Route.Index, 0.5f, new(1, 0.9f), new(2, 0.6f));
        var fallback = Run(Route.Fallback, 0.1f, new(3, 0.4f), new(4, 0.3f));

        var fused = RankFusion.Fuse([index, fallback], 10);

        // Relevance: 1 → .8, 2 → .2, 3 → .33, 4 → .22.
        Assert.Equal([1, 3, 4, 2], fused.Select(p => p.Slot));
    }

    [Fact]
    public void Fuse_PassageOnTwoRoutes_AppearsOnceWithTheMoreRelevantRoute()
    {
        var index = Run(Route.Index, 0.5f, new(1, 0.6f), new(2, 0.55f));
        var fallback = Run(Route.Fallback, 0.1f, new RowMatch(2, 0.9f));

        var fused = RankFusion.Fuse([index, fallback], 10);

        Assert.Equal([2, 1], fused.Select(p => p.Slot));
        Assert.Equal(Route.Fallback, fused[0].Route.Route);
        Assert.Equal((1d / 21) + (1d / 22), fused[0].Score, 12);
    }

    [Fact]
    public void Fuse_BothLegs_AddsWordsByCoverageAndKeepsWhatEachFound()
    {
        var weights = new LegWeights(1, 3, "");
        var run = Run(Route.Index, 0.5f, new(1, 0.9f), new(2, 0.6f));
        run = run with
        {
            Report = run.Report with { Weights = weights, Words = new(9, 3, 0.3f, 2, 0.65f) },
            Words = new(new(9, 3, 0.3f, 2, 0.65f), [(new(1, 7, 0.65f), 3, 0.2f), (new(2, 5, 0.5f), 2, 0.6f)], false),
        };

        var fused = RankFusion.Fuse([run], 10);

        Assert.Equal([2, 3, 1], fused.Select(p => p.Slot));
        Assert.Equal((1d / 22) + (1.5 / 22), fused[0].Score, 6);
        Assert.Equal((2, 2), (fused[0].VectorRank, fused[0].Words!.Value.Rank));
        Assert.Equal((null, 0.2f, 0.5f), (fused[1].VectorRank, fused[1].Similarity, MathF.Round(fused[1].Relevance, 4)));
        Assert.Null(fused[2].Words);
    }

    [Theory]
    [InlineData(0.5, 0.5, 0)]
    [InlineData(1, 0.5, 1)]
    [InlineData(0.75, 0.5, 0.5)]
    [InlineData(0, -1, 0.5)]
    public void Relevance_BetweenCutAndIdentity_IsLinear(float similarity, float threshold, float expected) =>
        Assert.Equal(expected, RankFusion.Relevance(similarity, threshold), 5);

    private static RouteRun Run(Route route, float threshold, params RowMatch[] matches) =>
        new(new RouteReport(route, LanguageTag.Parse("lo"), matches.Length, new(threshold, ThresholdSource.Model), matches.Length, null), matches);
}
