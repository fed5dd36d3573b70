namespace Phasa.Monitoring.Alerts.Webhooks;

/// <summary>
/// Which updates of an open alert are worth a message. Its figures change whenever it is looked at; what people must hear of is that it is worse,
/// and, once a day, how it stands.
/// </summary>
public static class AlertNews
{
    /// <summary>How long nothing is said of an alert that is not worse.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromDays(1);

    /// <summary>How long an event is kept for which no webhook is configured.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Whether a new finding is told.</summary>
    /// <param name="told">The severity told last. One that falls and rises again is no news.</param>
    /// <param name="toldAt">When.</param>
    /// <param name="severity">The severity now.</param>
    /// <param name="now">The time.</param>
    public static bool IsUpdate(AlertSeverity told, DateTimeOffset toldAt, AlertSeverity severity, DateTimeOffset now) => severity > told || now - toldAt >= Quiet;
}
