using Phasa.Embeddings;
using Phasa.Separation.Conditions;
using Phasa.Separation.Thresholds;

namespace Phasa.Calibration;

/// <summary>What the queries of a calibration found.</summary>
/// <param name="Rows">The rows of each language.</param>
/// <param name="Pairs">Each pair of languages.</param>
/// <param name="Model">The cuts that the model states.</param>
internal sealed record CalibrationSamples(IReadOnlyList<LanguageRows> Rows, IReadOnlyList<PairSamples> Pairs, ModelThresholds Model)
{
    /// <summary>Fits the thresholds of every pair.</summary>
    public IReadOnlyList<PairCalibration> Fit(CalibrationRequest request) =>
        [.. Pairs.Select(p => PairCalibration.Of(ThresholdFitter.Fit(p.Condition, p.Samples, request.Alpha, request.Beta, request.Seed), p.Samples, Model))];
}

/// <summary>What queries in one language found among rows in another.</summary>
internal sealed record PairSamples(Condition Condition, IReadOnlyList<ThresholdSample> Samples);
