namespace Phasa.Monitoring.Alerts;

/// <summary>Somebody knows of an alert.</summary>
/// <param name="At">When they said so, UTC.</param>
/// <param name="By">The name of their key, or of the machine where none is needed.</param>
public sealed record Acknowledgement(DateTimeOffset At, string By);
