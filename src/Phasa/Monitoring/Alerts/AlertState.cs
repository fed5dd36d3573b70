namespace Phasa.Monitoring.Alerts;

/// <summary>Whether what an alert is about is still so.</summary>
public enum AlertState
{
    /// <summary>It is.</summary>
    Open,

    /// <summary>It no longer is.</summary>
    Closed,
}
