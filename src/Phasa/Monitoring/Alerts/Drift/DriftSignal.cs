namespace Phasa.Monitoring.Alerts.Drift;

/// <summary>What of a search is watched.</summary>
public enum DriftSignal
{
    /// <summary>That it had no hit.</summary>
    Misses,

    /// <summary>That its first hit came through fallback.</summary>
    Fallback,

    /// <summary>Its top similarity.</summary>
    Similarity,
}
