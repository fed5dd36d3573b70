using Phasa.Separation;

namespace Phasa.Tests.Separation;

public sealed class RetrievalMetricsTests
{
    private static readonly string[] Ranked = ["a", "b", "c", "d"];

    [Theory]
    [InlineData(1, 0.0)]
    [InlineData(2, 0.5)]
    [InlineData(3, 0.5)]
    [InlineData(4, 1.0)]
    [InlineData(9, 1.0)]
    public void RecallAt_TwoRightDocuments_CountsThoseAmongTheFirst(int k, double expected) =>
        Assert.Equal(expected, RetrievalMetrics.RecallAt(Ranked, ["b", "d"], k));

    [Fact]
    public void RecallAt_NothingFound_IsZero() => Assert.Equal(0, RetrievalMetrics.RecallAt([], ["a"], 5));

    [Theory]
    [InlineData("a", 1.0)]
    [InlineData("b", 0.5)]
    [InlineData("d", 0.25)]
    [InlineData("x", 0.0)]
    public void ReciprocalRank_OneRightDocument_IsOneOverItsRank(string relevant, double expected) =>
        Assert.Equal(expected, RetrievalMetrics.ReciprocalRank(Ranked, [relevant]));

    [Fact]
    public void ReciprocalRank_TwoRightDocuments_TakesTheFirst() => Assert.Equal(0.5, RetrievalMetrics.ReciprocalRank(Ranked, ["d", "b"]));

    [Fact]
    public void NoRightDocument_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RetrievalMetrics.RecallAt(Ranked, [], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetrievalMetrics.ReciprocalRank(Ranked, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetrievalMetrics.RecallAt(Ranked, ["a"], 0));
    }
}
