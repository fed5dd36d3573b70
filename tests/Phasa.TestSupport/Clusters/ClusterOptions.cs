namespace Phasa.TestSupport.Clusters;

/// <summary>How large a run is.</summary>
public sealed record ClusterOptions
{
    /// <summary>Makes the choices repeatable; the moments they meet depend on the machine.</summary>
    public int Seed { get; init; } = 20260201;

    /// <summary>Kills and pauses together.</summary>
    public int Faults { get; init; } = 20;

    /// <summary>Documents in all.</summary>
    public int Documents { get; init; } = 120;

    /// <summary>Processes that answer calls; they work, too.</summary>
    public int Servers { get; init; } = 3;

    /// <summary>Processes that only work.</summary>
    public int Workers { get; init; } = 4;

    /// <summary>How long a lease lasts; a pause lasts longer.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(2);
}
