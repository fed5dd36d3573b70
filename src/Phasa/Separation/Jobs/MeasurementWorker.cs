using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Jobs;
using Phasa.Storage;

namespace Phasa.Separation.Jobs;

/// <summary>
/// Takes measurements one at a time. A worker that dies leaves a measurement whose lease runs out; the next one begins it
/// anew and finds the embeddings that were made in the cache. Thread-safe.
/// </summary>
public sealed partial class MeasurementWorker(
    IKnowledgeStore store, MeasurementRun run, IOptions<TranslationWorkerOptions> options, TimeProvider time, ILogger<MeasurementWorker> logger)
{
    private readonly TranslationWorkerOptions _options = options.Value;

    /// <summary>Works on the next due measurement, if there is one.</summary>
    /// <returns>False when none was due.</returns>
    /// <exception cref="OperationCanceledException">The worker was told to stop; its work was given back.</exception>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken = default)
    {
        if (await store.Measurements.LeaseAsync(_options.Lease, cancellationToken).ConfigureAwait(false) is not { } job)
        {
            return false;
        }

        LogBegun(job.Id, string.Join(", ", job.Request.Models), job.Request.PairSet, job.Attempts);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var renewal = time.CreateTimer(_ => _ = RenewAsync(job, lost), null, _options.Lease / 3, _options.Lease / 3);
        try
        {
            var started = time.GetTimestamp();
            if (job.Attempts > _options.MaxAttempts)
            {
                // Attempts that failed are ended as such: these took the process with them.
                throw new PhasaException(
                    ErrorCodes.Overloaded, $"The process ended {job.Attempts - 1} times while it was measured.",
                    "Look for what ended it, such as a lack of memory; then measure fewer pairs or models at a time.");
            }

            var measurement = await run.MeasureAsync(job, lost.Token).ConfigureAwait(false);
            if (await store.Measurements.CompleteAsync(job.Lease, measurement, cancellationToken).ConfigureAwait(false))
            {
                LogDone(job.Id, time.GetElapsedTime(started).TotalSeconds);
            }
            else
            {
                LogLeaseLost(job.Id);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await store.Measurements.ReleaseAsync(job.Lease, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException)
        {
            LogLeaseLost(job.Id);
        }
        catch (PhasaException e)
        {
            LogFailed(e, job.Id);
            var retryAt = e.IsTransient && job.Attempts < _options.MaxAttempts ? time.GetUtcNow() + _options.WaitAfter(job.Attempts) : (DateTimeOffset?)null;
            await store.Measurements.FailAsync(job.Lease, $"{e.Message} {e.NextStep}", retryAt, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // It would fail again and again, and hold up those behind it.
            LogFailed(e, job.Id);
            await store.Measurements.FailAsync(job.Lease, $"Phasa failed: {e.GetType().Name}: {e.Message} Report it with the log of this process.", null, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private async Task RenewAsync(MeasurementJob job, CancellationTokenSource lost)
    {
        try
        {
            if (!await store.Measurements.RenewAsync(job.Lease, _options.Lease, CancellationToken.None).ConfigureAwait(false))
            {
                await lost.CancelAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is PhasaException or ObjectDisposedException)
        {
            // The next tick tries again; if the lease runs out meanwhile, the store refuses this worker's result.
            LogFailed(e, job.Id);
        }
    }

    [LoggerMessage(2302, LogLevel.Information, "Measurement {Id} of {Models} on pair set {PairSet} begins, attempt {Attempt}")]
    private partial void LogBegun(MeasurementId id, string models, string pairSet, int attempt);

    [LoggerMessage(2303, LogLevel.Information, "Measurement {Id} is done after {Seconds:0.0} s")]
    private partial void LogDone(MeasurementId id, double seconds);

    [LoggerMessage(2304, LogLevel.Information, "Measurement {Id} was taken over or deleted while it was worked on")]
    private partial void LogLeaseLost(MeasurementId id);

    [LoggerMessage(2305, LogLevel.Warning, "Measurement {Id} failed; embeddings made so far are kept")]
    private partial void LogFailed(Exception exception, MeasurementId id);
}
