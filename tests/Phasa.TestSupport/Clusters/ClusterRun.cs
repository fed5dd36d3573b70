using Phasa.TestSupport.Kills;
using Phasa.TestSupport.Processes;
using Phasa.TestSupport.Servers;
using Phasa.TestSupport.Translation;

namespace Phasa.TestSupport.Clusters;

/// <summary>
/// Ingests, replaces, deletes, translates and searches documents through several real servers and workers over one
/// database, while one after the other is killed or stands still for longer than its leases.
/// </summary>
public static class ClusterRun
{
    private const int Writers = 4;
    private const int ContentsToOneHeld = 6;

    /// <summary>Runs until all faults are done and all jobs have ended, and compares everything.</summary>
    /// <param name="store">An empty database.</param>
    /// <param name="translator">Translates; one text in some it holds back until a process goes on that stood still, so that this one and who has its work meanwhile end it at once.</param>
    /// <param name="options">How large the run is.</param>
    /// <param name="say">Told each fault and step.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="KillViolationException">A promise was broken; the message says which and where.</exception>
    public static async Task<ClusterReport> RunAsync(PostgresServer store, FakeProviderServer translator, ClusterOptions options, Action<string> say, CancellationToken cancellationToken)
    {
        await using var cluster = await Cluster.StartAsync(store.Address, options, translator.Endpoint, cancellationToken);
        var witness = new DatabaseWitness(store);
        witness.Begin();
        using var calls = new ClusterCalls();
        await calls.UntilAnsweredAsync(cluster.Servers, client => client.CreateCollectionAsync("ja", "th", "lo"));

        var (contents, acknowledged, areFaultsDone) = (0, 0, false);
        using var signal = new SemaphoreSlim(0);
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writers = Enumerable.Range(0, Writers)
            .Select(w => new ClusterWriter(cluster, w, options.Documents / Writers, options.Seed + w, calls, () => Interlocked.Increment(ref contents)))
            .ToArray();
        void Acknowledged()
        {
            Interlocked.Increment(ref acknowledged);
            signal.Release();
        }

        var faults = new ClusterFaults(cluster, options, signal);
        translator.Choose = request => IsHeld(request) ? new FakeStep(FakeBehaviour.Slow, Release: faults.PauseEnds) : FakeBehaviour.Ok;
        var writing = Task.WhenAll(writers.Select(w => Task.Run(() => w.RunAsync(Acknowledged, () => Volatile.Read(ref areFaultsDone) || broken.IsCancellationRequested), cancellationToken)));
        var failing = faults.RunAsync(say, broken.Token);
        // A writer that has found something ends the faults, too.
        if (await Task.WhenAny(writing, failing) == writing)
        {
            await broken.CancelAsync();
            await writing;
        }

        await failing;
        Volatile.Write(ref areFaultsDone, true);
        await writing;

        say($"{acknowledged} writes acknowledged; the workers end their jobs");
        await witness.SettleAsync(cancellationToken);
        await Task.WhenAll(writers.Select(w => w.CheckAllAsync()));
        foreach (var result in await cluster.EndAsync(cancellationToken))
        {
            Assert.True(result.ExitCode == 0, result.Error);
        }

        return new(
            options.Seed, options.Documents, faults.Kills, faults.Pauses, acknowledged, calls.SentAgain, calls.Searches, calls.Lost, calls.Read,
            witness.Translated(), witness.TranslatedTwice(), witness.LeasedAgain());
    }

    /// <summary>By the content, so that whoever translates it after its lease was lost is held, too.</summary>
    private static bool IsHeld(FakeRequest request) =>
        request.Texts.FirstOrDefault(t => t.Any(char.IsAsciiDigit)) is { } text && NumberedContent.NumberOf(text) % ContentsToOneHeld == 0;
}
