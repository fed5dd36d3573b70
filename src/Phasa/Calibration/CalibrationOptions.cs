using System.ComponentModel.DataAnnotations;

namespace Phasa.Calibration;

/// <summary>How thresholds are calibrated and used.</summary>
public sealed class CalibrationOptions
{
    /// <summary>Which promise is kept for a pair of languages where no cut keeps both.</summary>
    public CutPreference Prefer { get; set; } = CutPreference.Answers;

    /// <summary>α: the share of unanswerable queries that may be answered.</summary>
    [Range(0.001, 0.5)]
    public double Alpha { get; set; } = 0.05;

    /// <summary>β: the share of right documents that may be cut off.</summary>
    [Range(0.001, 0.5)]
    public double Beta { get; set; } = 0.05;

    /// <summary>Whether this process calibrates anew, by titles, collections that have outgrown thresholds from titles.</summary>
    public bool Automatic { get; set; } = true;

    /// <summary>How often it looks whether any has.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after a failure it tries again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan Retry { get; set; } = TimeSpan.FromMinutes(10);
}
