using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Separation.Thresholds;

namespace Phasa.AspNetCore.Collections;

/// <summary>What is calibrated for a collection in its present space.</summary>
/// <param name="CalibratedAt">When; null where the present space has no thresholds yet.</param>
/// <param name="Source">What stood for users' queries: the documents' titles or judged queries.</param>
/// <param name="Seed">What its random choices began with.</param>
/// <param name="Error">What went wrong when the service last calibrated by itself, else null.</param>
/// <param name="Pairs">The thresholds of each pair of languages.</param>
internal sealed record ThresholdsAnswer(
    DateTimeOffset? CalibratedAt,
    [property: JsonConverter(typeof(KebabEnum<CalibrationSource>))] CalibrationSource? Source,
    int? Seed,
    string? Error,
    IReadOnlyList<PairThresholdsAnswer> Pairs)
{
    /// <summary>The answer; null when nothing was ever calibrated.</summary>
    public static ThresholdsAnswer? Of(Collection collection, CollectionCalibration? calibration, string? error, CutPreference prefer) =>
        collection.CalibrationVersion == 0 ? null : Of(calibration, error, prefer);

    /// <summary>A calibration, whether it is in use or not.</summary>
    public static ThresholdsAnswer Of(CollectionCalibration? calibration, string? error, CutPreference prefer) => new(
        calibration?.At,
        calibration?.Source,
        calibration?.Seed,
        error,
        calibration is null ? [] : [.. calibration.Pairs.Select(p => PairThresholdsAnswer.Of(p, calibration, prefer))]);
}

/// <summary>The thresholds of queries in one language against rows in another.</summary>
/// <param name="Query">The language of the queries.</param>
/// <param name="Rows">The language of the rows.</param>
/// <param name="RowCount">How many rows there were.</param>
/// <param name="Queries">How many queries they were fitted on.</param>
/// <param name="Answerable">How many of these have a right document.</param>
/// <param name="Verdict">Whether one cut keeps both promises.</param>
/// <param name="Cut">The calibrated cut that searches use, or null when the model's own stays.</param>
/// <param name="Rule">Which promise it keeps, or null.</param>
/// <param name="ExpectedFalseAccept">The share of unanswerable queries expected to be answered at the cut, or null.</param>
/// <param name="ExpectedMiss">The share of right documents expected to be hidden by it, or null.</param>
/// <param name="FalseAccept">τ_false-accept(alpha), or null.</param>
/// <param name="Alpha">The share of unanswerable queries that may be answered.</param>
/// <param name="Miss">τ_miss(beta), or null.</param>
/// <param name="Beta">The share of right documents that may be hidden.</param>
/// <param name="Youden">The cut of the best J, cross-fitted, or null.</param>
/// <param name="BestF1">The cut of the best F1, cross-fitted, or null.</param>
internal sealed record PairThresholdsAnswer(
    string Query,
    string Rows,
    int RowCount,
    int Queries,
    int Answerable,
    ThresholdVerdict Verdict,
    float? Cut,
    CutRule? Rule,
    double? ExpectedFalseAccept,
    double? ExpectedMiss,
    double? FalseAccept,
    double Alpha,
    double? Miss,
    double Beta,
    ScoredCut? Youden,
    ScoredCut? BestF1)
{
    public static PairThresholdsAnswer Of(PairCalibration pair, CollectionCalibration calibration, CutPreference prefer)
    {
        var (fit, cut) = (pair.Fit, pair.Cut(prefer, calibration.Source));
        return new(
            fit.Query.Value, fit.Row.Value, calibration.RowsIn(fit.Row), fit.Queries, fit.Answerable, fit.Verdict,
            cut?.Value, cut?.Rule, cut?.Expected.FalseAccept, cut?.Expected.Miss,
            fit.FalseAccept, fit.Alpha, fit.Miss, fit.Beta, fit.Youden, fit.BestF1);
    }
}
