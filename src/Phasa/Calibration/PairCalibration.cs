using Phasa.Separation.Thresholds;

namespace Phasa.Calibration;

/// <summary>What was calibrated for queries in one language against rows in another.</summary>
/// <param name="Fit">Both cuts, the verdict and the scale of relevance.</param>
/// <param name="AtFalseAccept">What to expect at τ_false-accept; null where there is none.</param>
/// <param name="AtMiss">What to expect at τ_miss; null where there is none.</param>
public sealed record PairCalibration(ThresholdFit Fit, CutShares? AtFalseAccept, CutShares? AtMiss)
{
    /// <summary>
    /// The cut that searches use: τ_false-accept where one cut serves both promises, because it is the lowest that does and
    /// so hides the fewest right documents; else the preferred one. Null where there are too few queries for both.
    /// </summary>
    public CalibratedCut? Cut(CutPreference prefer) => Fit switch
    {
        { Verdict: ThresholdVerdict.NoCutoff, Miss: { } miss } when prefer == CutPreference.Answers => new((float)miss, CutRule.Miss, AtMiss!.Value),
        { Verdict: not ThresholdVerdict.NotEnoughData, FalseAccept: { } falseAccept } => new((float)falseAccept, CutRule.FalseAccept, AtFalseAccept!.Value),
        _ => null,
    };

    /// <summary>Adds to a fit what to expect at its cuts.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="samples">What it was fitted on.</param>
    public static PairCalibration Of(ThresholdFit fit, IReadOnlyList<ThresholdSample> samples) => new(
        fit,
        fit.FalseAccept is { } falseAccept ? CutShares.At(samples, falseAccept) : null,
        fit.Miss is { } miss ? CutShares.At(samples, miss) : null);
}
