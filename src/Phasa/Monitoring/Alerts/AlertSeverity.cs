namespace Phasa.Monitoring.Alerts;

/// <summary>How bad it is.</summary>
public enum AlertSeverity
{
    /// <summary>Somebody should look at it on the same day.</summary>
    Warning,

    /// <summary>Users of a language find nothing, or soon will not.</summary>
    Critical,
}
