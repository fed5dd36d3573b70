namespace Phasa.Monitoring.Insights;

/// <summary>How long the spans of a report are.</summary>
public enum InsightBucket
{
    /// <summary>Hours; of the last five weeks alone.</summary>
    Hour,

    /// <summary>Days, UTC.</summary>
    Day,

    /// <summary>Weeks from Monday, UTC.</summary>
    Week,

    /// <summary>Calendar months, UTC.</summary>
    Month,

    /// <summary>One span, the whole time.</summary>
    Total,
}
