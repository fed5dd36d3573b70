using FsCheck;
using FsCheck.Xunit;
using Phasa.Separation;

namespace Phasa.Tests.Separation;

public sealed class PairedBootstrapTests
{
    [Fact]
    public void Compare_EqualModels_DifferNowhere()
    {
        var result = PairedBootstrap.Compare([.. Enumerable.Range(0, 30).Select(i => new PairedItem(i % 2, i % 2))], seed: 1);
        Assert.Equal((0.0, 0.0, 0.0, 1.0), (result.Difference, result.Low, result.High, result.ChanceNotWorse));
        Assert.Equal(0.5, result.First);
    }

    [Fact]
    public void Compare_SecondWorseOnEveryItem_IsWorseBeyondChance()
    {
        var result = PairedBootstrap.Compare([.. Enumerable.Range(0, 30).Select(i => new PairedItem(1, 0.5 - (i * 0.01)))], seed: 1);
        Assert.True(result.High < 0);
        Assert.Equal(1.0 / (PairedBootstrap.Draws + 1), result.ChanceNotWorse);
    }

    [Fact]
    public void Compare_EqualModels_DifferByLuckForCertain() =>
        Assert.Equal(1, PairedBootstrap.Compare([.. Enumerable.Range(0, 30).Select(i => new PairedItem(i, i))], seed: 1).TwoSidedChance);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void Compare_EveryItemTheSameWay_CountsBothSides(double first, double second)
    {
        var result = PairedBootstrap.Compare([.. Enumerable.Range(0, 30).Select(i => new PairedItem(first, second))], seed: 1, draws: 999);
        Assert.Equal(0.002, result.TwoSidedChance, 9);
    }

    /// <summary>Of ±1 differences whose mean lies 1.5 standard errors above 0, the normal approximation gives .134.</summary>
    [Fact]
    public void Compare_DifferenceOfOneAndAHalfStandardErrors_GivesTheChanceOfTheNormalApproximation()
    {
        // 215 of 400 up: mean .075, standard error √(1 − .075²)/20 = .0499.
        var items = Enumerable.Range(0, 400).Select(i => i < 215 ? new PairedItem(0, 1) : new PairedItem(1, 0)).ToList();
        Assert.InRange(PairedBootstrap.Compare(items, seed: 5).TwoSidedChance, 0.11, 0.17);
    }

    [Fact]
    public void Compare_FewItemsTheSameWay_IsNeverRarerThanCoinsThatFallAlike() =>
        Assert.Equal(0.25, PairedBootstrap.Compare([new(0, 1), new(0, 1), new(0, 1), new(1, 1)], seed: 1).TwoSidedChance);

    [Fact]
    public void Compare_ItemsOfSeveralQuestions_CountByQuestions()
    {
        var result = PairedBootstrap.Compare([new(3, 0, 3), new(0, 1, 1)], seed: 1);
        Assert.Equal((0.75, 0.25, -0.5), (result.First, result.Second, result.Difference));
    }

    /// <summary>Of independent ±1 differences the mean has the standard error 1/√n: the interval must be about ±1.96 of them wide.</summary>
    [Fact]
    public void Compare_CoinFlips_GivesTheIntervalOfTheNormalApproximation()
    {
        var items = Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? new PairedItem(0, 1) : new PairedItem(1, 0)).ToList();
        var result = PairedBootstrap.Compare(items, seed: 5);
        Assert.InRange(result.Low, -0.115, -0.083);
        Assert.InRange(result.High, 0.083, 0.115);
        Assert.InRange(result.ChanceNotWorse, 0.45, 0.58);
    }

    [Fact]
    public void Compare_SameSeed_GivesTheSameFigures()
    {
        var items = Enumerable.Range(0, 50).Select(i => new PairedItem(i % 7, i % 5, 2)).ToList();
        Assert.Equal(PairedBootstrap.Compare(items, 9), PairedBootstrap.Compare(items, 9));
        Assert.NotEqual(PairedBootstrap.Compare(items, 9), PairedBootstrap.Compare(items, 10));
    }

    /// <summary>
    /// Of two models that are equally good, a 95 % interval misses 0 in about 5 of 100 comparisons. Questions of one
    /// document are copies of each other here: drawn one by one, they would miss it in far more.
    /// </summary>
    [Fact]
    public void Compare_EquallyGoodModels_AreToldApartAboutOnceInTwenty()
    {
        var random = new Random(3);
        var missed = Enumerable.Range(0, 400).Count(run =>
        {
            var items = Enumerable.Range(0, 40).Select(_ => new PairedItem(5 * random.Next(2), 5 * random.Next(2), 5)).ToList();
            var result = PairedBootstrap.Compare(items, run, draws: 400);
            return result.Low > 0 || result.High < 0;
        });
        Assert.InRange(missed, 8, 40);
    }

    [Property]
    public bool Compare_AnyItems_PutsTheDifferenceInsideItsBounds(NonEmptyArray<(byte First, byte Second)> values)
    {
        var items = values.Get.Select(v => new PairedItem(v.First, v.Second)).ToList();
        var result = PairedBootstrap.Compare(items, seed: 1, draws: 100);
        var (least, most) = (items.Min(i => i.Second - i.First), items.Max(i => i.Second - i.First));
        return least - 1e-9 <= result.Low && result.Low <= result.High && result.High <= most + 1e-9;
    }
}
