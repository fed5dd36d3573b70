namespace Phasa.Monitoring.Alerts.Webhooks;

/// <summary>What became of an alert.</summary>
public enum AlertChange
{
    /// <summary>It is new.</summary>
    Opened,

    /// <summary>It is worse, or has gone on for another day (<see cref="AlertNews"/>).</summary>
    Updated,

    /// <summary>It is over.</summary>
    Closed,

    /// <summary>Somebody said that they know.</summary>
    Acknowledged,
}
