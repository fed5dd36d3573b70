using Phasa.Separation.Conditions;
using Phasa.Separation.Thresholds;

namespace Phasa.Calibration;

/// <summary>What the queries of a calibration found.</summary>
/// <param name="Rows">The rows of each language.</param>
/// <param name="Pairs">Each pair of languages.</param>
internal sealed record CalibrationSamples(IReadOnlyList<LanguageRows> Rows, IReadOnlyList<PairSamples> Pairs);

/// <summary>What queries in one language found among rows in another.</summary>
internal sealed record PairSamples(Condition Condition, IReadOnlyList<ThresholdSample> Samples)
{
    /// <summary>Fits the pair's thresholds.</summary>
    public PairCalibration Fit(CalibrationRequest request) =>
        PairCalibration.Of(ThresholdFitter.Fit(Condition, Samples, request.Alpha, request.Beta, request.Seed), Samples);
}
