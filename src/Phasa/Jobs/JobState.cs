namespace Phasa.Jobs;

/// <summary>Where a job is in its life. A job that is done is removed.</summary>
public enum JobState
{
    /// <summary>It waits for its time and a worker.</summary>
    Queued,

    /// <summary>A worker has it until its lease ends.</summary>
    Leased,

    /// <summary>Every allowed attempt failed with errors that might have passed.</summary>
    Failed,

    /// <summary>It cannot go on without a change: no provider, no provider gave a usable translation, or the canary quarantined one.</summary>
    Parked,
}
