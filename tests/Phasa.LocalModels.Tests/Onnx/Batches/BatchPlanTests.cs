using Phasa.LocalModels.Onnx.Batches;
using Xunit;

namespace Phasa.LocalModels.Tests.Onnx.Batches;

public sealed class BatchPlanTests
{
    [Fact]
    public void Divide_MixedLengths_HoldsEachTextOnce()
    {
        int[] lengths = [5, 400, 7, 30, 3, 0, 31, 120, 2, 64];
        var runs = new BatchPlan(256).Divide(lengths);
        Assert.Equal([0, 1, 2, 3, 4, 6, 7, 8, 9], runs.SelectMany(r => r).Order());
    }

    [Fact]
    public void Divide_MixedLengths_LongestFirst()
    {
        var runs = new BatchPlan(256).Divide([5, 400, 7, 30]);
        var longest = runs.Select(r => r.Max(i => new[] { 5, 400, 7, 30 }[i])).ToList();
        Assert.Equal(longest.OrderDescending(), longest);
    }

    [Fact]
    public void Divide_ManyTexts_KeepsEveryRunUnderTheLimit()
    {
        var lengths = Lengths(1000);
        foreach (var run in new BatchPlan(512).Divide(lengths))
        {
            Assert.InRange(run.Count * run.Max(i => lengths[i]), 1, 512);
        }
    }

    [Fact]
    public void Divide_ManyTexts_WastesLittle()
    {
        var lengths = Lengths(1000);
        var padded = new BatchPlan(2048).Divide(lengths).Sum(r => r.Count * r.Max(i => lengths[i]));
        Assert.InRange(padded, lengths.Sum(), lengths.Sum() * 1.05);
    }

    [Fact]
    public void Divide_TextOverTheLimit_RunsAlone() => Assert.Equal([[1], [0]], new BatchPlan(100).Divide([90, 500]));

    [Fact]
    public void Divide_VeryDifferentLengths_RunApart() => Assert.Equal([[1], [0]], new BatchPlan(4096).Divide([10, 500]));

    [Fact]
    public void Divide_NearlyEqualLengths_RunTogether() => Assert.Equal([[0, 1]], new BatchPlan(4096).Divide([10, 12]));

    [Fact]
    public void Divide_OneTextPerRun_IsKept() => Assert.All(new BatchPlan(4096, MaxTexts: 1).Divide([4, 4, 4]), r => Assert.Single(r));

    [Fact]
    public void Divide_NoTexts_HasNoRuns() => Assert.Empty(new BatchPlan(100).Divide([]));

    private static int[] Lengths(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => 3 + random.Next(200))];
    }
}
