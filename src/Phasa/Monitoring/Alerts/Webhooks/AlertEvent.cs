namespace Phasa.Monitoring.Alerts.Webhooks;

/// <summary>A change of an alert, as webhooks are told it.</summary>
/// <param name="Id">What receivers know it by, however often it is sent: at most 40 letters, digits and underscores.</param>
/// <param name="Change">What became of the alert.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Alert">The alert as it was after the change.</param>
public sealed record AlertEvent(string Id, AlertChange Change, DateTimeOffset At, Alert Alert);
