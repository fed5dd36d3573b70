namespace Phasa.Monitoring.Alerts;

/// <summary>What is abnormal now.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Since">Since when, as far as it can be told, UTC.</param>
/// <param name="Message">What was measured, in a sentence or two.</param>
/// <param name="Advice">What to do.</param>
public sealed record AlertFinding(AlertKey Key, AlertSeverity Severity, DateTimeOffset Since, string Message, string Advice)
{
    /// <summary>What was measured: a share 0..1, a cosine, a count or an amount, as the kind says; null where it is no number.</summary>
    public double? Measured { get; init; }

    /// <summary>What was to be expected, in the same unit.</summary>
    public double? Expected { get; init; }

    /// <summary>How many searches it was measured on; null where it is not about searches.</summary>
    public long? Searches { get; init; }

    /// <summary>In how many searches chance alone would do this once; null where no chance is involved.</summary>
    public double? OnceIn { get; init; }
}
