using Microsoft.Extensions.Logging;
using Phasa.Monitoring.Alerts.Webhooks;
using Phasa.Storage;

namespace Phasa.AspNetCore.Alerts.Webhooks;

/// <summary>Brings what became of alerts to the webhooks, and says in the log what could not be brought. Thread-safe; several processes may.</summary>
internal sealed partial class WebhookCourier(
    IKnowledgeStore store, ConfiguredWebhooks webhooks, WebhookClient client, WebhookMetrics metrics, TimeProvider time, ILogger<WebhookCourier> logger)
{
    /// <summary>How long after the end of an attempt another process holds its process for dead.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private readonly IAlertOutbox _outbox = store.AlertOutbox;

    /// <summary>Hands new events to the webhooks that want them. What has waited too long for webhooks that are not configured any more is given up.</summary>
    public async Task DistributeAsync(CancellationToken cancellationToken)
    {
        if (await _outbox.DistributeAsync(e => [.. webhooks.Where(w => w.Wants(e.Alert)).Select(w => w.Address)], cancellationToken).ConfigureAwait(false) == 0)
        {
            return;
        }

        var others = await _outbox.RemoveOthersAsync([.. webhooks.Select(w => w.Address)], time.GetUtcNow() - RetryWaits.GiveUpAfter, cancellationToken).ConfigureAwait(false);
        foreach (var address in others)
        {
            LogUnknown(Webhook.Shown(address));
        }
    }

    /// <summary>Makes one attempt with the webhook's next event.</summary>
    /// <returns>False when none is due.</returns>
    public async Task<bool> DeliverAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        if (await _outbox.LeaseAsync(webhook.Address, webhook.Timeout + Margin, cancellationToken).ConfigureAwait(false) is not { } delivery)
        {
            return false;
        }

        WebhookAnswer answer;
        try
        {
            answer = await client.SendAsync(webhook, delivery.Event.Id, WebhookBody.Of(delivery.Event).ToBytes(), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await _outbox.RetryAsync(delivery, time.GetUtcNow(), "the service was stopped", CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        // Not to be stopped: what the receiver has taken is not sent again.
        await SettleAsync(webhook, delivery, answer).ConfigureAwait(false);
        return true;
    }

    private async Task SettleAsync(Webhook webhook, AlertDelivery delivery, WebhookAnswer answer)
    {
        var (type, alert) = (WebhookBody.TypeOf(delivery.Event.Change), delivery.Event.Alert.Id);
        if (answer.IsDelivered)
        {
            await _outbox.RemoveAsync(delivery, CancellationToken.None).ConfigureAwait(false);
            metrics.Count("delivered");
            LogDelivered(webhook.Name, type, alert);
        }
        else if (answer.IsGone)
        {
            var count = await _outbox.RemoveAllAsync(webhook.Address, CancellationToken.None).ConfigureAwait(false);
            metrics.Count("given_up", count);
            LogGone(webhook.Name, count);
        }
        else if (RetryWaits.Next(delivery, answer.RetryAfter, time.GetUtcNow(), Random.Shared.NextDouble()) is { } next)
        {
            await _outbox.RetryAsync(delivery, next, answer.Text, CancellationToken.None).ConfigureAwait(false);
            metrics.Count("failed");
            LogFailed(webhook.Name, type, alert, answer.Text, next);
        }
        else
        {
            await _outbox.RemoveAsync(delivery, CancellationToken.None).ConfigureAwait(false);
            metrics.Count("given_up");
            LogGivenUp(webhook.Name, type, alert, delivery.Attempts, answer.Text);
        }
    }

    [LoggerMessage(2640, LogLevel.Information, "Webhook {Webhook} has {Type} of alert {Alert}")]
    private partial void LogDelivered(string webhook, string type, long alert);

    [LoggerMessage(2641, LogLevel.Warning, "Webhook {Webhook} did not take {Type} of alert {Alert}: {Answer}. It is sent again at {Next:u}")]
    private partial void LogFailed(string webhook, string type, long alert, string answer, DateTimeOffset next);

    [LoggerMessage(2642, LogLevel.Error, "Webhook {Webhook} did not take {Type} of alert {Alert} in {Attempts} attempts, which is given up: {Answer}. Try it with 'phasa alerts test-webhook'")]
    private partial void LogGivenUp(string webhook, string type, long alert, int attempts, string answer);

    [LoggerMessage(2643, LogLevel.Error, "Webhook {Webhook} wants no more messages (HTTP 410); {Count} are given up. Take it out of Alerts:webhooks, or correct its address")]
    private partial void LogGone(string webhook, int count);

    [LoggerMessage(2644, LogLevel.Warning, "What waited for {Webhook} is given up: it is not in Alerts:webhooks any more")]
    private partial void LogUnknown(string webhook);
}
