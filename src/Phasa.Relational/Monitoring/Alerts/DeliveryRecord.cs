using Phasa.Monitoring.Alerts.Webhooks;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Monitoring.Alerts;

/// <summary>An event, or one on its way to a webhook, as its columns stand.</summary>
internal sealed class DeliveryRecord
{
    public long Number { get; init; }

    public string Webhook { get; init; } = "";

    public required string EventId { get; init; }

    public long AlertId { get; init; }

    public required string Change { get; init; }

    public required string At { get; init; }

    public required string Alert { get; init; }

    public int Attempts { get; init; }

    public AlertEvent ToEvent() => new(EventId, Columns.Member<AlertChange>(Change), Columns.Time(At), Columns.FromJson<AlertRecord>(Alert).ToAlert());

    public AlertDelivery ToDelivery() => new(Number, Webhook, ToEvent(), Attempts);
}
