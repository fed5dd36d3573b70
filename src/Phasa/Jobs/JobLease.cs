namespace Phasa.Jobs;

/// <summary>
/// A worker's hold on a job. The token is new with each lease, so that a worker that lost it cannot write. A lease is lost
/// when another worker took the job, the job was queued anew, or it has gone; a lease whose time alone is over still holds.
/// </summary>
public readonly record struct JobLease(long Job, long Token);
