using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Phasa.Jobs;

namespace Phasa.AspNetCore.Alerts.Webhooks;

/// <summary>Tells webhooks of alerts while the process runs, each by itself so that none waits for another.</summary>
internal sealed partial class WebhookService(ConfiguredWebhooks webhooks, WebhookCourier courier, TimeProvider time, ILogger<WebhookService> logger) : BackgroundService
{
    /// <summary>How often events are looked for: other processes write them, too.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(webhooks.Select(webhook => WorkLoop.RunAsync(
        stop => TurnAsync(webhook, stop), stop => Task.Delay(Interval, time, stop), e => LogFailed(e, webhook.Name), stoppingToken)));

    private async Task TurnAsync(Webhook webhook, CancellationToken stop)
    {
        await courier.DistributeAsync(stop).ConfigureAwait(false);
        if (!await courier.DeliverAsync(webhook, stop).ConfigureAwait(false))
        {
            await Task.Delay(Interval, time, stop).ConfigureAwait(false);
        }
    }

    [LoggerMessage(2645, LogLevel.Error, "Webhook {Webhook} could not be told of alerts; it is tried again")]
    private partial void LogFailed(Exception exception, string webhook);
}
