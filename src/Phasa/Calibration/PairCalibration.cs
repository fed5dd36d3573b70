using Phasa.Embeddings;
using Phasa.Separation.Thresholds;

namespace Phasa.Calibration;

/// <summary>What was calibrated for queries in one language against rows in another.</summary>
/// <param name="Fit">Both cuts, the verdict and the scale of relevance.</param>
/// <param name="AtFalseAccept">What to expect at τ_false-accept; null where there is none.</param>
/// <param name="AtMiss">What to expect at τ_miss; null where there is none.</param>
/// <param name="ModelCut">The cut that the model stated for such pairs then; null where it stated none.</param>
public sealed record PairCalibration(ThresholdFit Fit, CutShares? AtFalseAccept, CutShares? AtMiss, float? ModelCut)
{
    /// <summary>
    /// The cut that searches use: τ_false-accept where one cut serves both promises, because it is the lowest that does and
    /// so hides the fewest right documents; else the preferred one. Null where the model's own stays: with too few queries
    /// for both, and where <see cref="KeepsModelCut"/>.
    /// </summary>
    public CalibratedCut? Cut(CutPreference prefer, CalibrationSource source) => Fit switch
    {
        { Verdict: ThresholdVerdict.NoCutoff, Miss: { } miss } when prefer == CutPreference.Answers =>
            KeepsModelCut(prefer, source) ? null : new((float)miss, CutRule.Miss, AtMiss!.Value),
        { Verdict: not ThresholdVerdict.NotEnoughData, FalseAccept: { } falseAccept } => new((float)falseAccept, CutRule.FalseAccept, AtFalseAccept!.Value),
        _ => null,
    };

    /// <summary>
    /// Whether the model's own cut, or none, stays because the titles' τ_miss lies above it. Titles are nearer to their
    /// documents than what users ask: their τ_miss may lower a cut that hides right documents, never raise one, or it
    /// would break the promise it is used for.
    /// </summary>
    public bool KeepsModelCut(CutPreference prefer, CalibrationSource source) =>
        Fit.Verdict == ThresholdVerdict.NoCutoff && prefer == CutPreference.Answers && source == CalibrationSource.Titles && !(Fit.Miss < ModelCut);

    /// <summary>Adds to a fit what to expect at its cuts.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="samples">What it was fitted on.</param>
    /// <param name="model">The cuts that the model states.</param>
    public static PairCalibration Of(ThresholdFit fit, IReadOnlyList<ThresholdSample> samples, ModelThresholds model) => new(
        fit,
        fit.FalseAccept is { } falseAccept ? CutShares.At(samples, falseAccept) : null,
        fit.Miss is { } miss ? CutShares.At(samples, miss) : null,
        fit.Query == fit.Row ? model.SameLanguage : model.CrossLanguage);
}
