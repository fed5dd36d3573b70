namespace Phasa.Monitoring.Insights;

/// <summary>The spans of time that figures are kept by.</summary>
public enum InsightSpan
{
    /// <summary>Hours, for the last <see cref="InsightSpans.HoursAreKept"/>.</summary>
    Hour,

    /// <summary>Days, as long as the collection is there.</summary>
    Day,
}

/// <summary>Where spans begin.</summary>
public static class InsightSpans
{
    /// <summary>How long hours are kept.</summary>
    public static readonly TimeSpan HoursAreKept = TimeSpan.FromDays(35);

    /// <summary>How long a span lasts.</summary>
    public static TimeSpan Length(this InsightSpan span) => span == InsightSpan.Hour ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);

    /// <summary>When the span of a time began, UTC.</summary>
    public static DateTimeOffset Start(this InsightSpan span, DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % span.Length().Ticks), TimeSpan.Zero);
}
