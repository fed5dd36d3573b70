using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Storage;

namespace Phasa.Reembedding;

/// <summary>
/// Takes reembeddings one at a time. What it has made is in the store: a worker that dies leaves a reembedding whose
/// lease runs out, and the next one goes on where it was. Thread-safe.
/// </summary>
public sealed partial class ReembeddingWorker(
    IKnowledgeStore store,
    SpaceBuilder builder,
    IOptions<TranslationWorkerOptions> options,
    TimeProvider time,
    ILogger<ReembeddingWorker> logger)
{
    private const int DocumentsPerSweep = 64;

    private readonly TranslationWorkerOptions _options = options.Value;

    /// <summary>Works on the next due reembedding, if there is one.</summary>
    /// <param name="collection">One collection's alone; null takes any.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when none was due.</returns>
    /// <exception cref="OperationCanceledException">The worker was told to stop; its work was given back.</exception>
    public async Task<bool> RunNextAsync(CollectionId? collection = null, CancellationToken cancellationToken = default)
    {
        if (await store.Reembeddings.LeaseAsync(_options.Lease, collection, cancellationToken).ConfigureAwait(false) is not { } job)
        {
            return false;
        }

        LogBegun(job.CollectionName, job.From.Model, job.To.Model, job.Done, job.Total);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var renewal = time.CreateTimer(_ => _ = RenewAsync(job, lost), null, _options.Lease / 3, _options.Lease / 3);
        try
        {
            var objection = await builder.RunAsync(job, lost.Token).ConfigureAwait(false);
            if (objection is not null)
            {
                LogWaits(job.CollectionName, objection);
                await store.Reembeddings.EndAsync(job.Lease, ReembeddingState.Ready, objection, null, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await store.Reembeddings.ReleaseAsync(job.Lease, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException)
        {
            LogLeaseLost(job.CollectionName);
        }
        catch (PhasaException e)
        {
            LogFailed(e, job.CollectionName);
            await FailAsync(job, e, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Deletes some of what spaces left behind that collections have let go of.</summary>
    /// <returns>False when nothing is left.</returns>
    public Task<bool> SweepAsync(CancellationToken cancellationToken = default) => store.Reembeddings.SweepAsync(DocumentsPerSweep, cancellationToken);

    private async Task FailAsync(ReembeddingJob job, PhasaException error, CancellationToken cancellationToken)
    {
        // Attempts are counted from the last rows that were written, so that a long build outlives many short failures.
        var attempts = (await store.Reembeddings.FindAsync(job.Collection, cancellationToken).ConfigureAwait(false))?.Attempts ?? job.Attempts;
        if (error.IsTransient && attempts < _options.MaxAttempts)
        {
            await store.Reembeddings.EndAsync(
                job.Lease, ReembeddingState.Building, error.Message, time.GetUtcNow() + _options.WaitAfter(attempts), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await store.Reembeddings.EndAsync(job.Lease, ReembeddingState.Failed, error.Message, null, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RenewAsync(ReembeddingJob job, CancellationTokenSource lost)
    {
        try
        {
            if (!await store.Reembeddings.RenewAsync(job.Lease, _options.Lease, CancellationToken.None).ConfigureAwait(false))
            {
                await lost.CancelAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is PhasaException or ObjectDisposedException)
        {
            // The next tick tries again; if the lease runs out meanwhile, the store refuses this worker's rows.
            LogFailed(e, job.CollectionName);
        }
    }

    [LoggerMessage(2101, LogLevel.Information, "Collection {Collection} is reembedded from {From} to {To}; {Done} of {Total} texts are done")]
    private partial void LogBegun(string collection, string from, string to, long done, long total);

    [LoggerMessage(2102, LogLevel.Warning, "The reembedding of collection {Collection} waits for a person: {Reason}")]
    private partial void LogWaits(string collection, string reason);

    [LoggerMessage(2103, LogLevel.Information, "The reembedding of collection {Collection} was taken over or cancelled while it was worked on")]
    private partial void LogLeaseLost(string collection);

    [LoggerMessage(2104, LogLevel.Warning, "The reembedding of collection {Collection} failed; what was made so far is kept")]
    private partial void LogFailed(Exception exception, string collection);
}
