using Phasa.Languages;
using Phasa.Separation.Comparison;
using Phasa.Separation.Conditions;
using Phasa.Separation.Uncertainty;
using Phasa.Tests.Separation.Conditions;

namespace Phasa.Tests.Separation.Comparison;

public sealed class ModelComparerTests
{
    private static readonly LanguageTag[] Languages = [LanguageTag.Parse("ja"), LanguageTag.Parse("en"), LanguageTag.Parse("th"), LanguageTag.Parse("lo")];

    [Fact]
    public void Compare_TheSameModelTwice_DiffersNowhere()
    {
        var difference = Assert.Single(Compare(Draws(60, 1, 1), Draws(60, 1, 1)));
        Assert.Equal((0.0, 0.0, 0.0, 1.0, 1.0), (difference.Auc.Difference, difference.Auc.Low, difference.Auc.High, difference.Auc.ChanceNotWorse, difference.Chance));
        Assert.Null(difference.Better);
        Assert.Equal(0, difference.TopOf20!.Difference);
    }

    [Fact]
    public void Compare_AMuchBetterModel_IsBetterBeyondLuck()
    {
        var difference = Assert.Single(Compare(Draws(100, 0.5, 1), Draws(100, 2.5, 2)));
        Assert.True(difference.Auc.Low > 0 && difference.TopOf20!.Low > 0);
        Assert.InRange(difference.Chance, 0, 0.001);
        Assert.Equal("second", difference.Better);
        Assert.Equal("first", Assert.Single(Compare(Draws(100, 2.5, 2), Draws(100, 0.5, 1))).Better);
    }

    [Fact]
    public void Compare_FewerThan20Items_HasNoTopOf20() => Assert.Null(Assert.Single(Compare(Draws(15, 1, 1), Draws(15, 1, 2))).TopOf20);

    /// <summary>Sixteen conditions without any difference: after Holm's correction none may stand out, though some would by themselves.</summary>
    [Fact]
    public void Compare_ManyConditions_CorrectsForTheirNumber()
    {
        var differences = Compare([.. Enumerable.Range(0, 16).Select(i => (Draws(40, 1, 2 * i), Draws(40, 1, (2 * i) + 1)))]);
        Assert.All(differences, d => Assert.Null(d.Better));
        var alone = Assert.Single(Compare(Draws(40, 1, 0), Draws(40, 1.8, 1)));
        var among = Compare([(Draws(40, 1, 0), Draws(40, 1.8, 1)), .. Enumerable.Range(1, 15).Select(i => (Draws(40, 1, 2 * i), Draws(40, 1, 2 * i)))]);
        Assert.Equal(Math.Min(1, 16 * alone.Chance), among[0].Chance, 9);
    }

    /// <summary>Two models that are equally good differ beyond luck in about one of twenty comparisons, not more.</summary>
    [Fact]
    public void Compare_EquallyGoodModels_RarelyDiffer()
    {
        var found = Enumerable.Range(0, 200).Count(i => Compare(Draws(40, 1.5, 2 * i, draws: 300), Draws(40, 1.5, (2 * i) + 1, draws: 300))[0].Better is not null);
        Assert.InRange(found, 0, 20);
    }

    private static IReadOnlyList<ModelDifference> Compare(ConditionDraws first, ConditionDraws second) => Compare([(first, second)]);

    private static IReadOnlyList<ModelDifference> Compare(IReadOnlyList<(ConditionDraws First, ConditionDraws Second)> conditions) => ModelComparer.Compare(
        "first", "second", [.. conditions.Select((c, i) => (new Condition(Languages[i / 4], Languages[i % 4]), 40, c.First, c.Second))]);

    private static ConditionDraws Draws(int items, double effect, int seed, int draws = 1000)
    {
        var similarities = Matrices.Normal(items, effect, 0.3, seed);
        var ranks = PairRanks.Of(similarities);
        var drawn = new ItemDraws(items, draws, seed: 7);
        var rivals = Rivals.Of(similarities);
        return items < 20
            ? new(AreaUnderCurve.Of(ranks), AucBootstrap.Of(ranks, drawn, default), null, null)
            : new(AreaUnderCurve.Of(ranks), AucBootstrap.Of(ranks, drawn, default), TopOf.Of(rivals, 20), TopBootstrap.Of(rivals, [20], drawn, default)[0]);
    }
}
