namespace Phasa.Separation.Jobs;

/// <summary>Where a measurement is in its life.</summary>
public enum MeasurementState
{
    /// <summary>It waits for a worker.</summary>
    Queued,

    /// <summary>A worker has it, or had it when it died: then another takes it when the lease ends.</summary>
    Running,

    /// <summary>Its result is there.</summary>
    Done,

    /// <summary>Every allowed attempt failed, or it cannot succeed as it was asked for.</summary>
    Failed,
}
