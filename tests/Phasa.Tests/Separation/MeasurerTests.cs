using Phasa.Embeddings;
using Phasa.Embeddings.HashedNgrams;
using Phasa.Languages;
using Phasa.Separation;
using Phasa.Separation.PairSets;
using Phasa.Separation.Verdicts;

namespace Phasa.Tests.Separation;

public sealed class MeasurerTests
{
    private static readonly LanguageTag Ja = LanguageTag.Parse("ja"), En = LanguageTag.Parse("en"), Lo = LanguageTag.Parse("lo");
    private static readonly MeasurementOptions Options = new() { Draws = 200 };
    private static readonly Measurer Measurer = new(TimeProvider.System);
    private static readonly PairSet Pairs = MadeUpModel.Pairs(40, "ja", "en", "lo");

    [Fact]
    public void Measure_AModelThatKnowsAll_WorksEverywhere()
    {
        var model = Measure(Pairs, MadeUpModel.Knowing(Pairs));
        Assert.Equal(9, model.Conditions.Count);
        Assert.All(model.Conditions, c => Assert.Equal((Verdict.Working, 40), (c.Verdict, c.Items)));
        Assert.All(model.Conditions, c => Assert.InRange(c.ShuffledAuc, 0.45, 0.55));
        Assert.All(model.Languages, l => Assert.Equal(Diagnosis.Working, l.Diagnosis));
        Assert.Null(model.Languages.Single(l => l.Language == Ja).Across);
    }

    [Fact]
    public void Measure_ALanguageRotated_IsAnAlignmentFaultOfThatLanguageAlone()
    {
        var model = Measure(Pairs, MadeUpModel.Rotated(Pairs, MadeUpModel.Knowing(Pairs), Lo));
        Assert.Equal([Diagnosis.Working, Diagnosis.Working, Diagnosis.AlignmentFault], model.Languages.Select(l => l.Diagnosis));
        Assert.Equal(Verdict.Working, model.Find(Lo, Lo)!.Verdict);
        Assert.Equal([Verdict.Broken, Verdict.Broken], [model.Find(Lo, Ja)!.Verdict, model.Find(En, Lo)!.Verdict]);
    }

    [Fact]
    public void Measure_ALanguageOfNoise_IsUnknown()
    {
        var model = Measure(Pairs, MadeUpModel.Noise(Pairs, MadeUpModel.Knowing(Pairs), Lo));
        Assert.Equal([Diagnosis.Working, Diagnosis.Working, Diagnosis.UnknownLanguage], model.Languages.Select(l => l.Diagnosis));
        Assert.Equal(0, model.Languages[2].Discriminability!.Value, 0.1);
    }

    /// <summary>Each item has a number of its own in random words: what finds it counts characters.</summary>
    [Fact]
    public async Task Measure_CharacterNgramsOnSharedDigits_IsSurfaceOverlapOnly()
    {
        var words = MadeUpModel.Pairs(40, "ja", "lo");
        var pairs = words with { Items = [.. words.Items.Select((item, i) => new PairItem(item.Id, Numbered(item.Query, i), Numbered(item.Document, i)))] };
        var model = Measure(pairs, await RealModel.EmbedAsync(pairs, HashedNgramEmbedder.CreateModel()));
        Assert.All(model.Conditions, c => Assert.Equal(Verdict.SurfaceOverlapOnly, c.Verdict));
        Assert.All(model.Languages, l => Assert.Equal(Diagnosis.SurfaceOverlapOnly, l.Diagnosis));

        static Dictionary<LanguageTag, string> Numbered(IReadOnlyDictionary<LanguageTag, string> texts, int i) =>
            texts.ToDictionary(t => t.Key, t => $"{t.Value[..7]} {4711 + i} {i + 100} {i * 37 % 1000}");
    }

    [Fact]
    public void Measure_TenItems_IsNotEnoughData()
    {
        var pairs = MadeUpModel.Pairs(10, "ja", "lo");
        var model = Measure(pairs, MadeUpModel.Knowing(pairs));
        Assert.All(model.Conditions, c => Assert.Equal((Verdict.NotEnoughData, null), (c.Verdict, c.TopOf20)));
        Assert.All(model.Languages, l => Assert.Equal(Diagnosis.NotEnoughData, l.Diagnosis));
    }

    /// <summary>Few items end in figures, never in an error or in what JSON cannot write.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Measure_AHandfulOfItems_GivesFiguresThatCanBeWritten(int items)
    {
        var pairs = MadeUpModel.Pairs(items, "ja", "lo");
        var measurement = Measurer.Measure(pairs, [MadeUpModel.Knowing(pairs), MadeUpModel.Knowing(pairs, "other", seed: 8)], Options);
        Assert.Equal(4, MeasurementJson.Read(MeasurementJson.Write(measurement), "test").Models[0].Conditions.Count);
    }

    [Fact]
    public void Measure_TextsThatAreZeroVectors_AreTiedAndFindNothing()
    {
        var pairs = MadeUpModel.Pairs(30, "ja", "lo");
        var vectors = pairs.Items.SelectMany(i => i.Query.Values.Select(t => (TextRole.Query, t)).Concat(i.Document.Values.Select(t => (TextRole.Document, t)))).ToDictionary(t => t, _ => new float[8]);
        var model = Measure(pairs, new("zero", new EmbeddingSpace("test", "zero", "1", 8), vectors));
        Assert.All(model.Conditions, c => Assert.Equal((0.5, 0.05, 1.0), (c.Auc.Value, Math.Round(c.TopOf20!.Value.Value, 9), c.Geometry.MarginError)));
        Assert.NotEmpty(MeasurementJson.Write(Measurer.Measure(pairs, [new("zero", model.Space, vectors)], Options)));
    }

    [Fact]
    public void Measure_ParallelTextsOnly_MeasuresAcrossAlone()
    {
        var pairs = Pairs with { IsParallelOnly = true };
        var model = Measure(pairs, MadeUpModel.Knowing(pairs));
        Assert.DoesNotContain(model.Conditions, c => c.Query == c.Document);
        var lao = model.Languages.Single(l => l.Language == Lo);
        Assert.Equal((Diagnosis.Working, null, Verdict.Working), (lao.Diagnosis, lao.Within, lao.Across));
    }

    [Fact]
    public void Measure_ItemsThatLackALanguage_AreLeftOutOfItsConditions()
    {
        var pairs = Pairs with
        {
            Items = [.. Pairs.Items.Select((item, i) => i < 15
                ? item with { Query = item.Query.Where(t => t.Key != Lo).ToDictionary() }
                : item)],
        };
        var model = Measure(pairs, MadeUpModel.Knowing(pairs));
        Assert.Equal((25, 40, 25), (model.Find(Lo, Ja)!.Items, model.Find(Ja, Lo)!.Items, model.Find(Lo, Lo)!.Items));
    }

    [Fact]
    public void Measure_SameSeedOnFewerProcessors_GivesTheSameDocument()
    {
        string Write(MeasurementOptions options) => MeasurementJson.Write(
            Measurer.Measure(Pairs, [MadeUpModel.Knowing(Pairs), MadeUpModel.Knowing(Pairs, "other", 1.2, 9)], options) with { At = DateTimeOffset.UnixEpoch });
        Assert.Equal(Write(Options), Write(Options with { Processors = 1 }));
        Assert.NotEqual(Write(Options), Write(Options with { Seed = 2 }));
    }

    [Fact]
    public void Measure_TwoModels_ComparesTheSecondWithTheFirst()
    {
        var measurement = Measurer.Measure(Pairs, [MadeUpModel.Knowing(Pairs, "blurred", 2.5), MadeUpModel.Knowing(Pairs, "clear", 0.8)], Options);
        Assert.Equal(9, measurement.Differences.Count);
        Assert.All(measurement.Differences, d => Assert.Equal(("blurred", "clear", "clear"), (d.First, d.Second, d.Better)));
        Assert.All(measurement.Differences, d => Assert.Equal(measurement.Models[1].Find(d.Query, d.Document)!.Auc.Value, d.Auc.Second));
    }

    [Fact]
    public void Measure_Progress_CountsEveryConditionOfEveryModel()
    {
        List<(long, long)> told = [];
        Measurer.Measure(Pairs, [MadeUpModel.Knowing(Pairs), MadeUpModel.Knowing(Pairs)], Options, (done, total) => told.Add((done, total)));
        Assert.Equal(Enumerable.Range(1, 18).Select(i => ((long)i, 18L)), told);
    }

    [Fact]
    public void Measure_Cancelled_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Measurer.Measure(Pairs, [MadeUpModel.Knowing(Pairs)], Options, (_, _) => cancellation.Cancel(), cancellation.Token));
    }

    [Fact]
    public void Measure_AnotherSource_IsWhatLanguagesAreMeasuredAgainst()
    {
        var measurement = Measurer.Measure(Pairs, [MadeUpModel.Knowing(Pairs)], Options with { Source = Lo });
        Assert.Equal((Lo, 20260101, 200), (measurement.Source, measurement.Seed, measurement.Draws));
        Assert.All(measurement.Models[0].Languages, l => Assert.Equal(Lo, l.Source));
    }

    [Fact]
    public void Measure_ASourceThatIsNotThere_IsRefusedWithTheLanguages()
    {
        var error = Assert.Throws<PhasaException>(() => Measurer.Measure(Pairs, [MadeUpModel.Knowing(Pairs)], Options with { Source = LanguageTag.Parse("km") }));
        Assert.Equal((ErrorCodes.InvalidRequest, "Name one of its languages: ja, en, lo."), (error.Code, error.NextStep));
    }

    private static ModelMeasurement Measure(PairSet pairs, PairVectors model) => Assert.Single(Measurer.Measure(pairs, [model], Options).Models);
}
