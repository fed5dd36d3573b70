namespace Phasa.Monitoring.Alerts.Webhooks;

/// <summary>What waits to be sent to a webhook.</summary>
/// <param name="Webhook">Its address.</param>
/// <param name="Count">How many events.</param>
/// <param name="Since">When the oldest of them happened, UTC.</param>
/// <param name="Error">How the last attempt with the oldest that was tried failed; null when none was tried.</param>
public sealed record WaitingDeliveries(string Webhook, int Count, DateTimeOffset Since, string? Error);
