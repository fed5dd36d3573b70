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
        Assert.Equal(Route.Fallback, fused[0].Run.Report.Route);
        Assert.Equal((1d / 6) + (1d / 7), fused[0].Score, 12);
    }

    [Fact]
    public void Fuse_BothLegs_AddTheirWeightedRanks()
    {
        var run = Run(Route.Index, 0, new(1, 0.9f), new(2, 0.8f)) with { Words = [new(2, 7, 0.6f), new(3, 5, 0.5f)] };

        var fused = RankFusion.Fuse([run], 10);

        Assert.Equal([2, 3, 1], fused.Select(p => p.Slot));
        Assert.Equal((1d / 7) + (1.5 / 6), fused[0].Score, 12);
        Assert.Equal(new FoundBy(2, 0.8f, 1, 0.6f), fused[0].Found);
        Assert.Equal(new FoundBy(null, null, 2, 0.5f), fused[1].Found);
        Assert.Equal(0.5f, fused[1].Relevance);
    }

    [Fact]
    public void Fuse_TooFewWords_CountWhereTheRowMetItsCut()
    {
        var run = Run(Route.Index, 0, new(1, 0.9f), new(2, 0.8f)) with
        {
            Words = [new(3, 7, 0.1f), new(2, 5, 0.1f)],
            ByWordsAlone = m => m.Coverage >= 0.4f,
        };

        var fused = RankFusion.Fuse([run], 10);

        Assert.Equal([2, 1], fused.Select(p => p.Slot));
        Assert.Equal((1d / 7) + (1.5 / 7), fused[0].Score, 12);
    }

    [Fact]
    public void Fuse_LanguageTheModelDoesNotKnow_LeansOnWords()
    {
        var known = Run(Route.Index, 0, new(1, 0.9f), new(2, 0.8f)) with { Words = [new(3, 7, 1)] };
        var unknown = known with { Report = known.Report with { Weights = new(0.1, LegWeights.OfWords, 0.5) } };

        Assert.Equal(LegWeights.OfWords / LegWeights.Default.Vector, Score(known, 3) / Score(known, 1), 9);
        Assert.Equal(LegWeights.OfWords / 0.1, Score(unknown, 3) / Score(unknown, 1), 9);

        static double Score(RouteRun run, int slot) => RankFusion.Fuse([run], 10).Single(p => p.Slot == slot).Score;
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
