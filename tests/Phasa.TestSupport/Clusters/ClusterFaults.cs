using Phasa.TestSupport.Processes;

namespace Phasa.TestSupport.Clusters;

/// <summary>Kills processes of a cluster and lets them stand still, one after the other, while work goes on.</summary>
internal sealed class ClusterFaults(Cluster cluster, ClusterOptions options, SemaphoreSlim acknowledged)
{
    private const int MaxWritesBetween = 12;

    /// <summary>Every so many pauses one outlasts the turn of a writer, too, which the database ends after ten seconds.</summary>
    private const int PausesToALongOne = 25;

    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(12);

    private readonly Random _random = new(options.Seed);
    private volatile TaskCompletionSource _pauseEnds = NewEnd();

    /// <summary>Processes killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Processes that stood still for longer than their leases.</summary>
    public int Pauses { get; private set; }

    /// <summary>When the next process goes on that stood still; done once there are no more faults.</summary>
    public Task PauseEnds => _pauseEnds.Task;

    /// <summary>Does all faults; each begins after some more writes were acknowledged.</summary>
    /// <param name="say">Told each.</param>
    /// <param name="cancellationToken">Ends it when a promise was broken.</param>
    public async Task RunAsync(Action<string> say, CancellationToken cancellationToken)
    {
        for (var fault = 1; fault <= options.Faults; fault++)
        {
            for (var writes = _random.Next(MaxWritesBetween); writes > 0; writes--)
            {
                await acknowledged.WaitAsync(cancellationToken);
            }

            Thread.SpinWait(_random.Next(200_000));
            var node = cluster.Nodes[_random.Next(cluster.Nodes.Count)];
            var isPause = _random.Next(2) == 0;
            await (isPause ? PauseAsync(node, cancellationToken) : KillAsync(node, cancellationToken));
            say($"fault {fault}: {node.Name} {(isPause ? "stood still" : "killed")}");
        }

        _pauseEnds.SetResult();
    }

    private async Task KillAsync(ClusterNode node, CancellationToken cancellationToken)
    {
        Kills++;
        await node.KillAsync(cancellationToken);
        await node.StartAsync(cancellationToken);
    }

    private async Task PauseAsync(ClusterNode node, CancellationToken cancellationToken)
    {
        Pauses++;
        node.Send(UnixSignal.Stop);
        // The length is the fault itself; nothing is waited for.
        await Task.Delay(Pauses % PausesToALongOne == 0 ? LongPause : options.Lease * 1.5, cancellationToken);
        var ends = _pauseEnds;
        _pauseEnds = NewEnd();
        ends.SetResult();
        node.Send(UnixSignal.Continue);
    }

    private static TaskCompletionSource NewEnd() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
