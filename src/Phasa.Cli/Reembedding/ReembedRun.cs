using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Collections;
using Phasa.Reembedding;

namespace Phasa.Cli.Reembedding;

/// <summary>
/// Sees a reembedding through: works on it in this process, or looks on where a service runs on the data folder and so
/// does the work.
/// </summary>
internal sealed class ReembedRun(PhasaSession session, DataFolder folder, Terminal terminal, Collection collection)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ReembeddingService _service = session.Get<ReembeddingService>();
    private readonly ReembeddingWorker _worker = session.Get<ReembeddingWorker>();
    private string? _told;

    /// <summary>Goes on until the reembedding has switched, waits for a person, failed or was cancelled.</summary>
    /// <param name="job">The reembedding.</param>
    /// <param name="cancellationToken">Ends it; what was made stays.</param>
    /// <returns>The state at the end.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<ReembeddingStatus> RunAsync(ReembeddingJob job, CancellationToken cancellationToken)
    {
        terminal.Say(FolderUse.Exists(folder)
            ? $"A service works on {folder.Path}; this command looks on. Ctrl-C ends the looking, not the work."
            : "Searches go on with the present model meanwhile. Ctrl-C stops; the same command goes on from there.");
        return await ProgressLine.RunAsync(terminal, $"'{collection.Name}' to {job.To.Model}", "texts", progress => FollowAsync(job, progress, cancellationToken));
    }

    /// <summary>Deletes what spaces left behind that were let go of, unless a service does.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (!FolderUse.Exists(folder) && await _worker.SweepAsync(cancellationToken))
        {
        }
    }

    private async Task<ReembeddingStatus> FollowAsync(ReembeddingJob job, Action<long, long> progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Looked at each time: a service that ends leaves the work to this process.
            var work = FolderUse.Exists(folder) ? Task.FromResult(false) : _worker.RunNextAsync(collection.Id, cancellationToken);
            do
            {
                // Time enough for a short piece of work to end without a look.
                await Task.WhenAny(work, Task.Delay(Look, cancellationToken));
                if (await _service.StatusAsync(collection, CancellationToken.None) is { Job: { } now } && now.Id == job.Id)
                {
                    Tell(now, progress);
                }
            }
            while (!work.IsCompleted);

            var worked = await work;
            var status = await _service.StatusAsync(collection, cancellationToken);
            if (status.Job is not { State: ReembeddingState.Building } under || under.Id != job.Id)
            {
                return status;
            }

            if (!worked)
            {
                await Task.Delay(Look, cancellationToken);
            }
        }
    }

    private void Tell(ReembeddingJob job, Action<long, long> progress)
    {
        progress(job.Done, job.Total);
        var message = job switch
        {
            { State: ReembeddingState.Building, Error: { } error } => $"{error} The next attempt is due {Tables.Time(job.DueAt)}.",
            { State: ReembeddingState.Building, LeasedUntil: null } when TimeProvider.System.GetUtcNow() - job.DueAt > Patience =>
                "No worker has taken it yet: 'Worker:concurrency' may be 0 in the service.",
            _ => null,
        };
        if (message is not null && message != _told)
        {
            terminal.Say(message);
            _told = message;
        }
    }
}
