namespace Phasa.Monitoring.Alerts.Webhooks;

/// <summary>An event on its way to a webhook, leased to who sends it.</summary>
/// <param name="Number">Its number; events of one webhook are numbered in their order.</param>
/// <param name="Webhook">The webhook's address.</param>
/// <param name="Event">What is told.</param>
/// <param name="Attempts">How often it was leased, this time included. A lease with another count is another lease.</param>
public sealed record AlertDelivery(long Number, string Webhook, AlertEvent Event, int Attempts);
