using Phasa.Languages;
using Phasa.Separation;
using Phasa.Separation.Comparison;
using Phasa.Separation.PairSets;
using Phasa.Separation.Vectors;
using Phasa.TestSupport.Embeddings;

namespace Phasa.Tests.Separation.Comparison;

public sealed class BaselineComparerTests
{
    private static readonly LanguageTag Lo = LanguageTag.Parse("lo");
    private static readonly LanguageTag En = LanguageTag.Parse("en");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Compare_WithItself_DiffersNowhere()
    {
        var measurement = await MeasureAsync(Pairs(30), seed: 1);

        var differences = BaselineComparer.Compare(ThroughJson(measurement), measurement);

        Assert.Equal(4, differences.Count);
        Assert.All(differences, d => Assert.Equal((0.0, false, null), (d.Auc.Difference, d.IsWorse, d.Better)));
    }

    [Fact]
    public async Task Compare_WorseModel_IsWorseBeyondChanceAndTheOtherWayRoundIsNot()
    {
        var (good, bad) = (await NumbersAsync(Pairs(60)), await MeasureAsync(Pairs(60), seed: 1));

        Assert.All(BaselineComparer.Compare(ThroughJson(good), bad), d => Assert.True(d.IsWorse));
        Assert.All(BaselineComparer.Compare(ThroughJson(bad), good), d => Assert.False(d.IsWorse));
    }

    [Fact]
    public async Task Compare_TwoModelsInOneRun_AgreesWithTheFullBootstrap()
    {
        var pairs = Pairs(60);
        var vectors = new List<PairVectors>();
        foreach (var seed in new[] { 1, 2 })
        {
            vectors.Add(await new PairEmbedder(null, TimeProvider.System).EmbedAsync(pairs, $"m{seed}", new SeededEmbedder(seed, 16).Model($"m{seed}"), cancellationToken: Cancel));
        }

        var together = Measure(pairs, [.. vectors]);
        var apart = BaselineComparer.Compare(ThroughJson(Measure(pairs, vectors[0])), Measure(pairs, vectors[1]));

        foreach (var (full, linear) in together.Differences.Zip(apart))
        {
            Assert.Equal(full.Auc.Difference, linear.Auc.Difference, 1e-9);
            Assert.Equal(full.Auc.High - full.Auc.Low, linear.Auc.High - linear.Auc.Low, 0.03);
            Assert.Equal(full.TopOf20!.Difference, linear.TopOf20!.Difference, 1e-9);
        }
    }

    [Fact]
    public async Task ByItem_Means_AreTheFigures()
    {
        var condition = (await MeasureAsync(Pairs(40), seed: 3)).Models[0].Conditions[0];

        Assert.Equal(condition.Auc.Value, condition.ByItem!.Auc.Average(), 0.01);
        Assert.Equal(condition.TopOf20!.Value.Value, condition.ByItem.TopOf20!.Average(), 1e-4);
    }

    [Fact]
    public async Task Compare_OtherPairs_IsRefused()
    {
        var (baseline, now) = (await MeasureAsync(Pairs(30), seed: 1), await MeasureAsync(Pairs(31), seed: 1));

        var error = Assert.Throws<PhasaException>(() => BaselineComparer.Compare(baseline, now));

        Assert.Equal(ErrorCodes.InvalidRequest, error.Code);
        Assert.Contains("other pairs: 'p' (30 items", error.Message, StringComparison.Ordinal);
        Assert.Throws<PhasaException>(() => BaselineComparer.Require(baseline, now.PairSet));
    }

    [Fact]
    public async Task Compare_BaselineWithoutItemsFigures_SaysHowToMakeOne()
    {
        var measurement = await MeasureAsync(Pairs(30), seed: 1);
        var old = measurement with { Models = [measurement.Models[0] with { Conditions = [.. measurement.Models[0].Conditions.Select(c => c with { ByItem = null })] }] };

        var error = Assert.Throws<PhasaException>(() => BaselineComparer.Compare(old, measurement));

        Assert.Contains("figures of each item", error.Message, StringComparison.Ordinal);
        Assert.Contains("--json", error.NextStep, StringComparison.Ordinal);
    }

    private static Measurement ThroughJson(Measurement measurement) => MeasurementJson.Read(MeasurementJson.Write(measurement), "baseline.json");

    private static async Task<Measurement> MeasureAsync(PairSet pairs, int seed) => Measure(
        pairs, await new PairEmbedder(null, TimeProvider.System).EmbedAsync(pairs, "m", new SeededEmbedder(seed, 16).Model("m"), cancellationToken: Cancel));

    private static async Task<Measurement> NumbersAsync(PairSet pairs) => Measure(
        pairs, await new PairEmbedder(null, TimeProvider.System).EmbedAsync(pairs, "m", new NumberEmbedder().Model("m"), cancellationToken: Cancel));

    private static Measurement Measure(PairSet pairs, params PairVectors[] vectors) =>
        new Measurer(TimeProvider.System).Measure(pairs, vectors, new MeasurementOptions { Draws = 400 }, cancellationToken: Cancel);

    private static PairSet Pairs(int items) => new(
        "p",
        [.. Enumerable.Range(0, items).Select(i => new PairItem($"{i}", Texts("ask", i), Texts("say", i)))]);

    private static Dictionary<LanguageTag, string> Texts(string word, int i) => new() { [Lo] = $"ຄຳ {word} {i}", [En] = $"words to {word} {i}" };
}
