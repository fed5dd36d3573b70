using System.Runtime.CompilerServices;

namespace Phasa.Documents;

/// <summary>
/// Works on the next batch of documents while one is being written: texts are read and embedded on one core while the
/// store, which writes one batch at a time, is busy on another.
/// </summary>
public static class BatchesAhead
{
    /// <summary>Runs batches, two at a time. One that holds a document of the batch before it waits for that one's end, so that the last version stands.</summary>
    /// <param name="batches">The batches; the next is read while others run.</param>
    /// <param name="ids">The documents of a batch.</param>
    /// <param name="run">Writes a batch; on a thread of the pool.</param>
    /// <param name="cancellationToken">Ends the reading of batches. Those that run come to their end.</param>
    /// <returns>
    /// The results in the batches' order, each as soon as it is there, whether or not there is a next batch yet. When the
    /// reading fails, the results of what was begun come before the exception; when a batch fails, no other runs on
    /// unattended.
    /// </returns>
    public static async IAsyncEnumerable<TResult> RunAsync<TBatch, TResult>(
        IAsyncEnumerable<TBatch> batches,
        Func<TBatch, IEnumerable<string>> ids,
        Func<TBatch, Task<TResult>> run,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var source = batches.GetAsyncEnumerator(cancellationToken);
        Task<TResult>? before = null;
        Task<TResult>? running = null;
        HashSet<string> written = [];
        try
        {
            for (var next = source.MoveNextAsync().AsTask(); ;)
            {
                if (running is not null)
                {
                    await Task.WhenAny(next, running).ConfigureAwait(false);
                    if (running.IsCompleted || !next.IsCompletedSuccessfully || !next.Result || ids(source.Current).Any(written.Contains))
                    {
                        yield return await running.ConfigureAwait(false);
                        running = null;
                        continue;
                    }
                }

                if (!await next.ConfigureAwait(false))
                {
                    yield break;
                }

                var batch = source.Current;
                (before, running) = (running, Task.Run(() => run(batch), CancellationToken.None));
                written = [.. ids(batch)];
                next = source.MoveNextAsync().AsTask();
                if (before is not null)
                {
                    yield return await before.ConfigureAwait(false);
                    before = null;
                }
            }
        }
        finally
        {
            await EndAsync(before).ConfigureAwait(false);
            await EndAsync(running).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for an end that nobody asks about any more.</summary>
    private static Task EndAsync(Task? task) => task is null ? Task.CompletedTask : task.ContinueWith(
        static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
