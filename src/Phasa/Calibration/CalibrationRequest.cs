using Phasa.Separation.Paths;

namespace Phasa.Calibration;

/// <summary>How thresholds are to be fitted.</summary>
/// <param name="Alpha">The share of unanswerable queries that may be answered, 0..1.</param>
/// <param name="Beta">The share of right documents that may be cut off, 0..1.</param>
public sealed record CalibrationRequest(double Alpha, double Beta)
{
    /// <summary>The seed where nobody names one.</summary>
    public const int DefaultSeed = 20260101;

    /// <summary>Judged queries; the documents' titles when null.</summary>
    public IReadOnlyList<JudgedQuery>? Queries { get; init; }

    /// <summary>What random choices begin with.</summary>
    public int Seed { get; init; } = DefaultSeed;

    /// <summary>A request with the configured shares.</summary>
    public static CalibrationRequest Of(CalibrationOptions options) => new(options.Alpha, options.Beta);
}
