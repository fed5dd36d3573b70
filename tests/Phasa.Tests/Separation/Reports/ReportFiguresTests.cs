using Phasa.Languages;
using Phasa.Separation;
using Phasa.Separation.Conditions;
using Phasa.Separation.Reports;
using Phasa.Separation.Thresholds;
using Phasa.Separation.Uncertainty;

namespace Phasa.Tests.Separation.Reports;

/// <summary>What a reader sees is what was measured.</summary>
public sealed class ReportFiguresTests
{
    private static readonly LanguageTag Lao = LanguageTag.Parse("lo");
    private static readonly LanguageTag Japanese = LanguageTag.Parse("ja");

    [Fact]
    public void HeatMap_LaoToJapanese_ShowsSimilarityOverNoiseAndVerdict()
    {
        var row = ReportPage.Rows(ReportPage.Section(Exact(), "similarity-1"), "heat").Single(r => r[0].StartsWith("Lao", StringComparison.Ordinal));
        Assert.Equal("0.03 brokennoise 0.21", row[1]);
    }

    [Theory]
    [InlineData(-0.18, "below-2")]
    [InlineData(-0.15, "below-1")]
    [InlineData(0, "even")]
    [InlineData(0.05, "above-1")]
    [InlineData(0.299, "above-2")]
    [InlineData(0.30, "above-3")]
    [InlineData(0.44, "above-3")]
    [InlineData(0.9, "above-4")]
    public void HeatMap_Discriminability_HasItsLevel(double discriminability, string level) => Assert.Equal(level, HeatMap.Level(discriminability));

    [Fact]
    public void VerdictTable_LaoToJapanese_ShowsFiguresWithIntervals()
    {
        var section = ReportPage.Section(Exact(), "verdicts-1");
        Assert.Equal(
            ["lo → ja", "broken", "", "0.144 0.099 to 0.190", "0.01 0.00 to 0.02", "−0.436 −0.496 to −0.376", "because"],
            ReportPage.Rows(section, "verdicts").Single(r => r[0] == "lo → ja"));
        Assert.Equal(
            ["lo → ja", "60", "0.03", "0.21", "−1.68", "40\u202F%", "0.580", "0.497", "1.25", "5\u202F%", "95\u202F%", "0.34"],
            ReportPage.Rows(section, "diagnostics").Single(r => r[0] == "lo → ja"));
    }

    [Theory]
    [InlineData(ThresholdVerdict.Separable, 0.31, 0.44, "one cut serves both", "any from 0.31 to 0.44")]
    [InlineData(ThresholdVerdict.NoCutoff, 0.44, 0.31, "no cutoff satisfies both", "none: they lie 0.13 apart")]
    public void ThresholdTable_Fit_ShowsBothPromises(ThresholdVerdict verdict, double falseAccept, double miss, string said, string cut)
    {
        var row = Cuts(new()
        {
            Query = Lao,
            Row = Japanese,
            Queries = 1234,
            Alpha = 0.05,
            Beta = 0.025,
            FalseAccept = falseAccept,
            Miss = miss,
            Verdict = verdict,
            Youden = new(0.37, 0.81),
            BestF1 = new(0.36, 0.9),
        });
        Assert.Equal(["lo → ja", said, $"{Figures.Two(falseAccept)} at 5\u202F%", $"{Figures.Two(miss)} at 2.5\u202F%", cut, "0.37 J 0.81", "0.36 F1 0.90", "1\u202F234"], row);
    }

    [Fact]
    public void ThresholdTable_TooFewQueries_ShowsNoCut()
    {
        var row = Cuts(new() { Query = Lao, Row = Japanese, Queries = 10, Alpha = 0.05, Beta = 0.05, Verdict = ThresholdVerdict.NotEnoughData });
        Assert.Equal(["lo → ja", "not enough data", "–", "–", "–", "–", "–", "10"], row);
    }

    [Fact]
    public void PathTable_Lao_SaysWhichPathIsBetter()
    {
        var section = ReportPage.Section(SampleMeasurement.Founding(), "paths-1");
        var difference = ReportPage.Rows(section, "differences").Single(r => r[0].StartsWith("Lao", StringComparison.Ordinal));
        Assert.Equal("language index against cross-lingual", difference[1]);
        Assert.Equal("< 0.001", difference[5]);
        Assert.Equal("language index", difference[6]);
    }

    [Fact]
    public void ModelComparison_TwoModels_CountsWhatLuckCannotExplain()
    {
        var measurement = SampleMeasurement.TwoModels();
        var worse = measurement.Differences.Count(d => d.Better == "phasa-static-1");
        var section = ReportPage.Section(measurement, "comparison");
        Assert.InRange(worse, 1, 48);
        Assert.Contains($"Of 49 conditions unaligned-small is better in 0 and worse in {worse}; in the other {49 - worse} the difference may be luck.", section.Value, StringComparison.Ordinal);
        Assert.Equal(worse, ReportPage.Rows(section, "differences").Count(r => r[^1] == "phasa-static-1"));
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(7, 1)]
    [InlineData(9, 9)]
    public void Distributions_ManyLanguages_AreFolded(int languages, int folds)
    {
        var model = SampleMeasurement.Founding().Models[0];
        var tags = LanguageProfiles.All.Take(languages).Select(p => p.Tag).ToList();
        var conditions = (from q in tags from d in tags select model.Conditions[0] with { Query = q, Document = d }).ToList();
        var section = ReportPage.Section(SampleMeasurement.Founding() with { Models = [model with { Conditions = conditions }] }, "distributions-1");
        Assert.Equal(folds, section.Descendants("details").Count());
        Assert.Equal(conditions.Count, section.Descendants("figure").Count());
    }

    [Fact]
    public void Densities_ManyPairs_AreSharesByWidth()
    {
        var counts = new int[Histogram.Bins];
        (counts[40], counts[41]) = (300, 900);
        var densities = DensityShape.Densities(new(counts));
        Assert.Equal(80, densities.Count);
        Assert.Equal((10.0, 30.0), (densities[40], densities[41]));
        Assert.Equal(1, densities.Sum() * 0.025, 9);
    }

    [Fact]
    public void Densities_FewPairs_AreCountedInWiderBins()
    {
        var counts = new int[Histogram.Bins];
        (counts[40], counts[41]) = (3, 9);
        var densities = DensityShape.Densities(new(counts));
        Assert.Equal(40, densities.Count);
        Assert.Equal(20, densities[20], 9);
    }

    [Fact]
    public void Densities_NoPairs_AreZero() => Assert.All(DensityShape.Densities(new(new int[Histogram.Bins])), d => Assert.Equal(0, d));

    [Fact]
    public void Scale_Conditions_IsCroppedToWhatIsUsed()
    {
        var condition = Exact().Models[0].Conditions[0] with { Synonyms = Histogram.Of([0.7f]), Unrelated = Histogram.Of([0.11f]) };
        var axis = DensityShape.Scale([condition]);
        Assert.Equal((0.0, 0.8, 0.2), (Math.Round(axis.Low, 9), Math.Round(axis.High, 9), axis.Step));
        Assert.Equal([0, 0.2, 0.4, 0.6, 0.8], axis.Marks.Select(m => Math.Round(m, 9)));
    }

    [Theory]
    [InlineData(0.5, "0.50")]
    [InlineData(-0.034, "−0.03")]
    [InlineData(-0.001, "0.00")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "–")]
    public void Two_Figure_ReadsAsPeopleWriteIt(double value, string text) => Assert.Equal(text, Figures.Two(value));

    private static string[] Cuts(ThresholdFit fit)
    {
        var measurement = Exact();
        return ReportPage.Rows(ReportPage.Section(measurement with { Models = [measurement.Models[0] with { Thresholds = [fit] }] }, "thresholds-1"), "thresholds").Single();
    }

    /// <summary>The founding measurement with known figures in lo→ja.</summary>
    private static Measurement Exact()
    {
        var founding = SampleMeasurement.Founding();
        var model = founding.Models[0];
        return founding with
        {
            Models =
            [
                model with
                {
                    Conditions =
                    [
                        .. model.Conditions.Select(c => c.Query != Lao || c.Document != Japanese ? c : c with
                        {
                            SynonymSimilarity = 0.03,
                            NoiseBaseline = 0.21,
                            Auc = new Estimate(0.1444, 0.099, 0.19),
                            TopOf20 = new Estimate(0.006, 0.001, 0.02),
                            OverControl = new Estimate(-0.436, -0.496, -0.376),
                            EffectSize = -1.68,
                            Overlap = 0.401,
                            Geometry = new(1.25, 0.05, 0.34, 0.95),
                            Reason = "because",
                        }),
                    ],
                },
            ],
        };
    }
}
