using System.Diagnostics.Metrics;
using Phasa.Monitoring;

namespace Phasa.AspNetCore.Alerts.Webhooks;

/// <summary>The metrics of webhooks. Thread-safe.</summary>
internal sealed class WebhookMetrics : IDisposable
{
    /// <summary>Attempts to tell webhooks of alerts, by outcome: <c>delivered</c>, <c>failed</c> (it is tried again) or <c>given_up</c>.</summary>
    public const string Deliveries = "phasa.webhook.deliveries";

    private readonly Meter _meter = PhasaMeter.Create();
    private readonly Counter<long> _deliveries;

    /// <summary>Makes the instruments.</summary>
    public WebhookMetrics() => _deliveries = _meter.CreateCounter<long>(Deliveries, "{delivery}", "Attempts to tell webhooks of alerts.");

    /// <summary>Counts attempts.</summary>
    public void Count(string outcome, int attempts = 1) => _deliveries.Add(attempts, new KeyValuePair<string, object?>("phasa.outcome", outcome));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
