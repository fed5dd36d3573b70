using Phasa.Embeddings.FeatureTables;
using Phasa.Languages;
using Phasa.Separation;
using Phasa.Separation.PairSets;
using Phasa.Separation.Verdicts;
using Phasa.TestSupport.Models;

namespace Phasa.Tests.Separation;

/// <summary>The diagnoses on vectors of real models. Chinese, Indonesian and Lao stand for documents worded differently in the language of the query.</summary>
public sealed class RealVectorsTests
{
    private static readonly LanguageTag Th = LanguageTag.Parse("th"), Lo = LanguageTag.Parse("lo");
    private static readonly PairSet Pairs = RealModel.Prose(60, ("en", "en", "id"), ("ja", "ja", "zh"), ("th", "th", "lo"));

    [Fact]
    public async Task Measure_TheModelInTheBox_WorksEverywhere() =>
        Assert.Equal([Diagnosis.Working, Diagnosis.Working, Diagnosis.Working], Diagnoses(await BoxAsync()));

    [Fact]
    public async Task Measure_TheModelInTheBoxOnEverydayMeanings_WorksWithinAndAcross()
    {
        var pairs = BuiltInPairSets.Find("everyday")!;
        var model = await RealModel.EmbedAsync(pairs, InBoxModel.CreateModel());
        var measured = Assert.Single(new Measurer(TimeProvider.System).Measure(pairs, [model], new() { Draws = 200 }).Models);
        Assert.Equal(16, measured.Conditions.Count);
        Assert.All(measured.Conditions, c => Assert.Equal(Verdict.Working, c.Verdict));
    }

    [Fact]
    public async Task Measure_ThaiRotated_IsAnAlignmentFaultOfThaiAlone() =>
        Assert.Equal([Diagnosis.Working, Diagnosis.Working, Diagnosis.AlignmentFault], Diagnoses(MadeUpModel.Rotated(Pairs, await BoxAsync(), Th)));

    [Fact]
    public async Task Measure_ThaiOfNoise_IsUnknown() =>
        Assert.Equal([Diagnosis.Working, Diagnosis.Working, Diagnosis.UnknownLanguage], Diagnoses(MadeUpModel.Noise(Pairs, await BoxAsync(), Th)));

    /// <summary>The measurement that the project began with, in kind: a model that never saw Lao beside its translation.</summary>
    [Fact]
    public async Task Measure_AModelWithoutParallelLao_IsBrokenBetweenLaoAndTheOthersAlone()
    {
        var pairs = RealModel.Prose(150, ("en", "en", "en"), ("ja", "ja", "ja"), ("th", "th", "th"), ("lo", "lo", "lo")) with { IsParallelOnly = true };
        var model = await RealModel.EmbedAsync(pairs, FeatureTableEmbedder.CreateModel(FeatureTable.Open(UnalignedModel.Path)));
        var measured = Assert.Single(new Measurer(TimeProvider.System).Measure(pairs, [model], new() { Draws = 100 }).Models);
        Assert.Equal(12, measured.Conditions.Count);
        Assert.All(measured.Conditions, c => Assert.Equal(c.Query == Lo || c.Document == Lo ? Verdict.Broken : Verdict.Working, c.Verdict));
    }

    private static async Task<PairVectors> BoxAsync() => await RealModel.EmbedAsync(Pairs, InBoxModel.CreateModel());

    private static IEnumerable<Diagnosis> Diagnoses(PairVectors model) =>
        Assert.Single(new Measurer(TimeProvider.System).Measure(Pairs, [model], new() { Draws = 200 }).Models).Languages.Select(l => l.Diagnosis);
}
