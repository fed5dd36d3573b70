using System.Collections.Concurrent;
using Phasa.TestSupport.Kills;

namespace Phasa.TestSupport.Clusters;

/// <summary>Calls to servers any of which may be killed in the middle. Only what a kill explains is forgiven. Thread-safe.</summary>
internal sealed class ClusterCalls : IDisposable
{
    private readonly ConcurrentDictionary<Uri, KillClient> _clients = [];
    private int _again;
    private int _searches;
    private int _lost;
    private int _read;
    private int _refused;

    /// <summary>Whether the store may be away: what needs the server that is written to may be told so. Searches may not.</summary>
    public bool MayStoreBeAway { get; set; }

    /// <summary>Calls that were told that the store is away.</summary>
    public int Refused => _refused;

    /// <summary>Calls that had to be sent again.</summary>
    public int SentAgain => _again;

    /// <summary>Searches that were answered.</summary>
    public int Searches => _searches;

    /// <summary>Searches that a kill left without an answer.</summary>
    public int Lost => _lost;

    /// <summary>Documents read and compared.</summary>
    public int Read => _read;

    /// <summary>Counts a document that was as it must be.</summary>
    public void CountRead() => Interlocked.Increment(ref _read);

    /// <summary>Calls one server after the other until one has answered.</summary>
    public async Task UntilAnsweredAsync(IEnumerable<ClusterNode> servers, Func<KillClient, Task> call)
    {
        var calls = 0;
        foreach (var server in servers.Where(s => s.IsUp))
        {
            if (await TryUnlessAwayAsync(server, call))
            {
                Interlocked.Add(ref _again, Math.Min(calls, 1));
                return;
            }

            calls++;
        }
    }

    /// <summary>Calls one server.</summary>
    /// <returns>Its answer; null when it was killed before it gave one.</returns>
    public async Task<T?> OnceAsync<T>(ClusterNode server, Func<KillClient, Task<T>> call)
        where T : class
    {
        T? answer = null;
        var isAnswered = server.IsUp && await TryAsync(server, async client => answer = await call(client));
        Interlocked.Increment(ref isAnswered ? ref _searches : ref _lost);
        return answer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private async Task<bool> TryUnlessAwayAsync(ClusterNode server, Func<KillClient, Task> call)
    {
        try
        {
            return await TryAsync(server, call);
        }
        catch (KillViolationException e) when (e.IsStoreAway && MayStoreBeAway)
        {
            Interlocked.Increment(ref _refused);
            return false;
        }
    }

    private async Task<bool> TryAsync(ClusterNode server, Func<KillClient, Task> call)
    {
        var kills = server.Kills;
        try
        {
            await call(_clients.GetOrAdd(server.Address, address => new(address)));
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException && (!server.IsUp || server.Kills != kills))
        {
            return false;
        }
    }
}
