namespace Phasa.Jobs;

/// <summary>A worker's hold on a job. The token is new with each lease, so that a worker that lost it cannot write.</summary>
public readonly record struct JobLease(long Job, long Token);
