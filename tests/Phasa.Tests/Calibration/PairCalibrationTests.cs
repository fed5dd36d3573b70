using Phasa.Calibration;
using Phasa.Separation.Thresholds;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Calibration;

public sealed class PairCalibrationTests
{
    [Theory]
    [InlineData(CutPreference.Answers)]
    [InlineData(CutPreference.Silence)]
    public void Cut_Separable_IsTheLowestThatKeepsBothPromises(CutPreference prefer) => Assert.Equal(
        new(0.3f, CutRule.FalseAccept, new(0.04, 0.02)),
        Calibrations.Pair(Lo, Lo, ThresholdVerdict.Separable, 0.3f, 0.5f).Cut(prefer, CalibrationSource.Titles));

    [Theory]
    [InlineData(CutPreference.Answers, 0.2f, CutRule.Miss)]
    [InlineData(CutPreference.Silence, 0.6f, CutRule.FalseAccept)]
    public void Cut_NoCutoffFromJudgedQueries_IsThePreferredOne(CutPreference prefer, float cut, CutRule rule)
    {
        var chosen = Calibrations.Pair(Lo, Lo, ThresholdVerdict.NoCutoff, 0.6f, 0.2f, modelCut: 0.1f).Cut(prefer, CalibrationSource.Queries)!.Value;
        Assert.Equal((cut, rule), (chosen.Value, chosen.Rule));
    }

    /// <summary>Titles are easier than questions: their τ_miss may lower the model's cut, never raise it.</summary>
    [Theory]
    [InlineData(0.3f, 0.2f)]
    [InlineData(0.2f, null)]
    [InlineData(0.1f, null)]
    [InlineData(null, null)]
    public void Cut_NoCutoffFromTitles_IsTakenOnlyBelowTheModels(float? modelCut, float? expected)
    {
        var pair = Calibrations.Pair(Lo, Lo, ThresholdVerdict.NoCutoff, 0.6f, 0.2f, modelCut);
        Assert.Equal(expected, pair.Cut(CutPreference.Answers, CalibrationSource.Titles)?.Value);
        Assert.Equal(expected is null, pair.KeepsModelCut(CutPreference.Answers, CalibrationSource.Titles));
        Assert.Equal(0.6f, pair.Cut(CutPreference.Silence, CalibrationSource.Titles)!.Value.Value);
    }

    [Fact]
    public void Cut_TooFewQueriesForOne_IsNone()
    {
        var pair = Calibrations.Pair(Lo, Lo, ThresholdVerdict.NotEnoughData, 0.6f, null);
        Assert.Null(pair.Cut(CutPreference.Silence, CalibrationSource.Queries));
        Assert.False(pair.KeepsModelCut(CutPreference.Answers, CalibrationSource.Titles));
    }

    [Theory]
    [InlineData(100, 150, false)]
    [InlineData(100, 151, true)]
    [InlineData(100, 50, false)]
    [InlineData(100, 49, true)]
    [InlineData(0, 0, false)]
    [InlineData(0, 1, true)]
    public void HasOutgrown_MoreThanHalfAsManyAgainOrLessThanHalf_IsTrue(int then, int now, bool expected) =>
        Assert.Equal(expected, LanguageRows.HasOutgrown(then, now));
}
