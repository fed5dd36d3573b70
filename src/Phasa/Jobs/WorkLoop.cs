namespace Phasa.Jobs;

/// <summary>The loop of a background service: turn after turn until it is told to stop, whatever a single one fails with.</summary>
public static class WorkLoop
{
    /// <summary>Runs the loop on the thread pool; the task ends when it is told to stop.</summary>
    /// <param name="turn">Does the next piece of work, or waits for one.</param>
    /// <param name="pause">Waits after a failure, so that one that stays is not met a thousand times a second.</param>
    /// <param name="failed">Told each failure that a turn did not deal with itself.</param>
    /// <param name="stop">Stops it.</param>
    public static Task RunAsync(Func<CancellationToken, Task> turn, Func<CancellationToken, Task> pause, Action<Exception> failed, CancellationToken stop) =>
        Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    try
                    {
                        await turn(stop).ConfigureAwait(false);
                    }
                    catch (OperationCanceledException) when (stop.IsCancellationRequested)
                    {
                        return;
                    }
                    catch (Exception e)
                    {
                        failed(e);
                        await pause(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    }
                }
            },
            stop);
}
