using Phasa.Monitoring.Alerts.Webhooks;

namespace Phasa.AspNetCore.Alerts.Webhooks;

/// <summary>When an event that a webhook did not take is sent again: after 5 seconds, then four times later each time, hourly in the end.</summary>
internal static class RetryWaits
{
    /// <summary>How long after it happened an event is worth sending.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);

    /// <summary>An event is tried so often even when it is old: the service may have been off.</summary>
    public const int LeastAttempts = 5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>When the next attempt is due; null when the event is given up.</summary>
    /// <param name="delivery">What failed.</param>
    /// <param name="retryAfter">How long the receiver wants to be left alone; null when it does not say.</param>
    /// <param name="now">The time.</param>
    /// <param name="jitter">A number in 0..1, another each time, so that many waits do not end together.</param>
    public static DateTimeOffset? Next(AlertDelivery delivery, TimeSpan? retryAfter, DateTimeOffset now, double jitter)
    {
        var wait = Math.Min(First.TotalSeconds * Math.Pow(4, delivery.Attempts - 1), Longest.TotalSeconds) * (0.8 + (0.4 * jitter));
        var asked = Math.Min(retryAfter?.TotalSeconds ?? 0, GiveUpAfter.TotalSeconds);
        var next = now + TimeSpan.FromSeconds(Math.Max(wait, asked));
        return delivery.Attempts < LeastAttempts || next <= delivery.Event.At + GiveUpAfter ? next : null;
    }
}
