using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Storage;

namespace Phasa.Jobs;

/// <summary>Runs the workers of this process until it stops.</summary>
public sealed partial class TranslationWorkerService(
    TranslationWorker worker,
    IKnowledgeStore store,
    JobSignal signal,
    IOptions<TranslationWorkerOptions> options,
    TimeProvider time,
    ILogger<TranslationWorkerService> logger) : BackgroundService
{
    private readonly TranslationWorkerOptions _options = options.Value;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, _options.Concurrency).Select(_ => WorkLoop.RunAsync(TurnAsync, PauseAsync, LogLoopFailed, stoppingToken)));

    // After an unexpected failure the job is due again when its lease ends.
    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        if (await worker.RunNextAsync(cancellationToken).ConfigureAwait(false))
        {
            // There may be more than this worker can do: let another one look too.
            signal.Set();
            return;
        }

        // Said once per run of jobs: thousands are parked alike where no provider is configured.
        if (worker.TakeGivenUp() is > 0 and var jobs)
        {
            LogGivenUp(jobs);
        }

        await signal.WaitAsync(await IdleAsync(cancellationToken).ConfigureAwait(false), time, cancellationToken).ConfigureAwait(false);
    }

    private Task PauseAsync(CancellationToken cancellationToken) => signal.WaitAsync(_options.Poll, time, cancellationToken);

    /// <summary>Until the next job is due, but never longer than the poll interval.</summary>
    private async Task<TimeSpan> IdleAsync(CancellationToken cancellationToken)
    {
        var due = await store.Jobs.NextDueAsync(cancellationToken).ConfigureAwait(false);
        var wait = due is { } at ? at - time.GetUtcNow() : _options.Poll;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < _options.Poll ? wait : _options.Poll;
    }

    [LoggerMessage(2005, LogLevel.Warning, "{Jobs} translation jobs were given up or parked; their documents are found through their originals, and 'phasa translations status' says why")]
    private partial void LogGivenUp(int jobs);

    [LoggerMessage(2003, LogLevel.Error, "A translation worker met an unexpected error and goes on")]
    private partial void LogLoopFailed(Exception exception);
}
