namespace Phasa.Monitoring.Alerts;

/// <summary>What became of alerts: each change is told to one caller, however many processes watch.</summary>
/// <param name="Opened">Those that are new.</param>
/// <param name="Closed">Those that are over.</param>
public sealed record AlertChanges(IReadOnlyList<Alert> Opened, IReadOnlyList<Alert> Closed);
