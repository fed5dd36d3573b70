using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Jobs;

/// <summary>
/// The durable queue of translation jobs. Jobs enter it with the document writes that need them. Any number of workers
/// may take from it; a job is with one worker at a time, and one whose worker died is due again when its lease ends.
/// </summary>
public interface IJobQueue
{
    /// <summary>
    /// Leases the job whose turn it is: queued and due, or leased with its lease ended. Fewer attempts go first, so that
    /// failing jobs do not hold up fresh ones; among equals the one due longest. Counts an attempt.
    /// </summary>
    Task<TranslationJob?> LeaseAsync(TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Extends a lease from now.</summary>
    /// <returns>False when the lease is lost.</returns>
    Task<bool> RenewAsync(JobLease lease, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Removes the job.</summary>
    /// <returns>False when the lease is lost.</returns>
    Task<bool> CompleteAsync(JobLease lease, CancellationToken cancellationToken = default);

    /// <summary>Ends an attempt: back to the queue until <paramref name="retryAt"/> (null: due now), or failed or parked for good.</summary>
    /// <returns>False when the lease is lost.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="state"/> is <see cref="JobState.Leased"/>.</exception>
    Task<bool> EndAsync(JobLease lease, JobState state, string step, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken = default);

    /// <summary>Gives a leased job back unchanged and uncounted, as a worker does that is told to stop. A lost lease is no error.</summary>
    Task ReleaseAsync(JobLease lease, CancellationToken cancellationToken = default);

    /// <summary>
    /// Queues jobs anew that have failed, are parked or wait for a retry, due now, with no attempts and no error; null
    /// matches all. What is open and has no job gets one: for one document and one language unless its policy is
    /// <see cref="LanguagePolicy.Off"/>, else where its policy has it translated of itself.
    /// </summary>
    /// <returns>How many are queued by this call.</returns>
    Task<int> RequeueAsync(CollectionId? collection, string? documentId, LanguageTag? language, CancellationToken cancellationToken = default);

    /// <summary>Queues the jobs anew that stopped for a reason, due now, with no attempts and no error.</summary>
    /// <returns>How many.</returns>
    Task<int> RequeueAsync(CollectionId collection, StopReason reason, CancellationToken cancellationToken = default);

    /// <summary>How many jobs a collection has, by language and state.</summary>
    Task<IReadOnlyList<JobCount>> CountAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>The work of a collection that is due, by language: queued jobs whose time has come, and leased ones.</summary>
    Task<IReadOnlyList<DueWork>> DueAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>How many jobs of a collection wait in the queue for another attempt after they stopped in a step.</summary>
    Task<int> CountWaitingAsync(CollectionId collection, string step, CancellationToken cancellationToken = default);

    /// <summary>When a worker last wrote a translation or ended a job, of whatever collection, UTC; null when none has.</summary>
    Task<DateTimeOffset?> WorkedAtAsync(CancellationToken cancellationToken = default);

    /// <summary>Why jobs of a collection failed or are parked: the reasons of the most jobs first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<StopCount>> StoppedAsync(CollectionId collection, int limit, CancellationToken cancellationToken = default);

    /// <summary>Jobs in order of their ids, after <paramref name="after"/>, at most <paramref name="limit"/>; null matches all.</summary>
    Task<IReadOnlyList<TranslationJob>> ListAsync(CollectionId? collection, JobState? state, LanguageTag? language, long after, int limit, CancellationToken cancellationToken = default);

    /// <summary>When the next job can be leased: the earliest due time or end of a lease, in the past when one is due; null when there is none.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken = default);
}
