using Phasa.TestSupport.Kills;
using Phasa.TestSupport.Servers;
using Phasa.TestSupport.Translation;

namespace Phasa.TestSupport.Clusters;

/// <summary>
/// Writes and searches through several servers while the database's own server is killed and its standby, which confirms each
/// write first, takes its place.
/// </summary>
public static class FailoverRun
{
    private const int Writers = 2;
    private const int Enough = 40;
    private const string Still = "still";

    /// <summary>Runs until the promoted server has taken enough writes and all jobs have ended, and compares everything.</summary>
    /// <param name="primary">The server that is written to, with an empty database; killed.</param>
    /// <param name="standby">Follows it; promoted.</param>
    /// <param name="setting">What is added to the store's address.</param>
    /// <param name="translator">Translates.</param>
    /// <param name="say">Told each step.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="KillViolationException">A promise was broken; the message says which and where.</exception>
    public static async Task<FailoverReport> RunAsync(
        PostgresServer primary, PostgresServer standby, string setting, FakeProviderServer translator, Action<string> say, CancellationToken cancellationToken)
    {
        var options = new ClusterOptions { Servers = 2, Workers = 1, Documents = 40 };
        await using var cluster = await Cluster.StartAsync($"{PostgresServer.AddressOf(primary, standby)}?{setting}", options, translator.Endpoint, cancellationToken);
        new DatabaseWitness(primary).Begin();
        using var calls = new ClusterCalls();
        await calls.UntilAnsweredAsync(cluster.Servers, client => client.CreateCollectionAsync("ja", "th", "lo"));
        for (var d = 0; d < 10; d++)
        {
            await calls.UntilAnsweredAsync(cluster.Servers, client => client.PutAsync($"still-{d}", 1, Still));
        }

        var (contents, acknowledged, meanwhile, isEnd, isAway) = (1, 0, 0, false, false);
        using var signal = new SemaphoreSlim(0);
        var writers = Enumerable.Range(0, Writers)
            .Select(w => new ClusterWriter(cluster, w, options.Documents / Writers, options.Seed + w, calls, () => Interlocked.Increment(ref contents)))
            .ToArray();
        var writing = Task.WhenAll(writers.Select(w => Task.Run(() => w.RunAsync(Acknowledged, () => Volatile.Read(ref isEnd)), cancellationToken)));
        var searching = Task.Run(SearchAsync, cancellationToken);
        await EnoughAsync();

        calls.MayStoreBeAway = true;
        primary.Kill();
        Volatile.Write(ref isAway, true);
        var before = Volatile.Read(ref acknowledged);
        say($"killed after {before} acknowledged writes");
        await UntilAsync(() => calls.Refused > 0 && Volatile.Read(ref meanwhile) >= 20);
        Volatile.Write(ref isAway, false);
        standby.Promote();
        say($"promoted after {calls.Refused} refusals and {meanwhile} searches");
        var until = Volatile.Read(ref acknowledged);
        await EnoughAsync();
        Volatile.Write(ref isEnd, true);
        await writing;
        await searching;

        calls.MayStoreBeAway = false;
        var witness = new DatabaseWitness(standby);
        await witness.SettleAsync(cancellationToken);
        await Task.WhenAll(writers.Select(w => w.CheckAllAsync()));
        foreach (var result in await cluster.EndAsync(cancellationToken))
        {
            Assert.True(result.ExitCode == 0, result.Error);
        }

        return new(before, acknowledged - until, calls.Refused, meanwhile, calls.Searches, calls.Read, witness.TranslatedTwice());

        void Acknowledged()
        {
            Interlocked.Increment(ref acknowledged);
            signal.Release();
        }

        async Task EnoughAsync()
        {
            for (var i = 0; i < Enough && !writing.IsCompleted && !searching.IsCompleted; i++)
            {
                await signal.WaitAsync(cancellationToken);
            }

            await BrokenAsync();
        }

        async Task UntilAsync(Func<bool> condition)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            for (var i = 0; !condition() && i < 3000; i++)
            {
                await timer.WaitForNextTickAsync(cancellationToken);
                await BrokenAsync();
            }

            Assert.True(condition(), "Too little happens while the server is away.");
        }

        // What has found something says so at once.
        Task BrokenAsync() => writing.IsFaulted ? writing : searching.IsFaulted ? searching : Task.CompletedTask;

        async Task SearchAsync()
        {
            string[] languages = ["ja", "th", "lo"];
            for (var i = 0; i < 100_000 && !Volatile.Read(ref isEnd); i++)
            {
                var (server, wasAway) = (cluster.Servers.ElementAt(i % 2), Volatile.Read(ref isAway));
                var seen = await calls.OnceAsync(server, client => client.SearchAsync("番号の版に属する段落", languages[i % 3], Still));
                if (seen is not { Count: 10 })
                {
                    throw new KillViolationException($"A search on {server.Name} finds {seen?.Count} of 10 documents that nobody changes.");
                }

                Interlocked.Add(ref meanwhile, wasAway && Volatile.Read(ref isAway) ? 1 : 0);
            }
        }
    }
}
