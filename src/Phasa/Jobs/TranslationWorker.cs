using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Monitoring.Traces;
using Phasa.Storage;

namespace Phasa.Jobs;

/// <summary>
/// Takes translation jobs one at a time and brings each to an end: done, back in the queue with a reason, failed or
/// parked. Nothing of a job is kept in memory: a worker that dies leaves a job whose lease runs out. Thread-safe.
/// </summary>
public sealed partial class TranslationWorker(
    IKnowledgeStore store,
    DocumentTranslation translation,
    IOptions<TranslationWorkerOptions> options,
    TimeProvider time,
    ILogger<TranslationWorker> logger)
{
    private readonly TranslationWorkerOptions _options = options.Value;
    private int _givenUp;

    /// <summary>How many jobs failed for good or were parked since this was last asked.</summary>
    public int TakeGivenUp() => Interlocked.Exchange(ref _givenUp, 0);

    /// <summary>Works on the next due job, if there is one.</summary>
    /// <returns>False when no job was due.</returns>
    /// <exception cref="OperationCanceledException">The worker was told to stop; its job was given back.</exception>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken = default)
    {
        var job = await store.Jobs.LeaseAsync(_options.Lease, cancellationToken).ConfigureAwait(false);
        if (job is null)
        {
            return false;
        }

        using var span = PhasaTracing.Start("translation job", ActivityKind.Consumer)?
            .SetTag(SpanTags.Job, job.Id).SetTag(SpanTags.Attempt, job.Attempts).SetTag(SpanTags.Collection, job.CollectionName)
            .SetTag(SpanTags.Document, job.DocumentId).SetTag(SpanTags.Language, job.Language.Value);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var renewal = time.CreateTimer(_ => _ = RenewAsync(job, lost), null, _options.Lease / 3, _options.Lease / 3);
        try
        {
            var outcome = await translation.RunAsync(job, lost.Token).ConfigureAwait(false);
            span?.SetTag(SpanTags.Outcome, outcome is null ? "done" : outcome.MayPass ? "retry" : "parked").SetTag(SpanTags.Step, outcome?.Step);
            await FinishAsync(job, outcome, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await store.Jobs.ReleaseAsync(job.Lease, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException e)
        {
            span.Fail(e);
            LogLeaseLost(job.Id);
        }
        catch (PhasaException e)
        {
            span.Fail(e);
            LogFailed(e, job.Id, "store");
            await RetryAsync(job, new JobProblem("store", e.Message, e.IsTransient), cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private Task<bool> FinishAsync(TranslationJob job, JobProblem? problem, CancellationToken cancellationToken) => problem switch
    {
        null => store.Jobs.CompleteAsync(job.Lease, cancellationToken),
        { MayPass: false } => EndAsync(job, JobState.Parked, problem, null, cancellationToken),
        _ => RetryAsync(job, problem, cancellationToken),
    };

    private Task<bool> RetryAsync(TranslationJob job, JobProblem problem, CancellationToken cancellationToken) =>
        job.Attempts < _options.MaxAttempts || problem.Step == JobProblem.Budget
            ? EndAsync(job, JobState.Queued, problem, time.GetUtcNow() + _options.WaitAfter(job.Attempts, problem.RetryAfter), cancellationToken)
            : EndAsync(job, JobState.Failed, problem, null, cancellationToken);

    private Task<bool> EndAsync(TranslationJob job, JobState state, JobProblem problem, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        if (state != JobState.Queued)
        {
            Interlocked.Increment(ref _givenUp);
            LogGivenUp(job.Id, job.Language.Value, job.CollectionName, state, problem.Step);
        }

        return store.Jobs.EndAsync(job.Lease, state, problem.Step, problem.Reason, retryAt, cancellationToken);
    }

    private async Task RenewAsync(TranslationJob job, CancellationTokenSource lost)
    {
        try
        {
            if (!await store.Jobs.RenewAsync(job.Lease, _options.Lease, CancellationToken.None).ConfigureAwait(false))
            {
                await lost.CancelAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is PhasaException or ObjectDisposedException)
        {
            // The next tick tries again; if the lease runs out meanwhile, the store refuses this worker's writes.
            LogFailed(e, job.Id, "renew");
        }
    }

    [LoggerMessage(2001, LogLevel.Information, "Translation job {Job} was taken over or queued anew while it was worked on")]
    private partial void LogLeaseLost(long job);

    [LoggerMessage(2004, LogLevel.Debug, "Translation job {Job} into {Language} in collection {Collection} is {State} after step {Step}")]
    private partial void LogGivenUp(long job, string language, string collection, JobState state, string step);

    [LoggerMessage(2002, LogLevel.Warning, "Translation job {Job} failed in step {Step}")]
    private partial void LogFailed(Exception exception, long job, string step);
}
