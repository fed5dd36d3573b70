using Phasa.TestSupport.Processes;

namespace Phasa.TestSupport.Clusters;

/// <summary>Real servers and workers over one database.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly ClusterNode[] _nodes;

    private Cluster(ClusterNode[] nodes) => _nodes = nodes;

    /// <summary>All processes, servers first.</summary>
    public IReadOnlyList<ClusterNode> Nodes => _nodes;

    /// <summary>Those that answer calls.</summary>
    public IEnumerable<ClusterNode> Servers => _nodes.Where(n => n.IsServer);

    /// <summary>Starts all processes at once, over a database in which the schema is not made yet.</summary>
    /// <param name="store">The database's address.</param>
    /// <param name="options">How many processes.</param>
    /// <param name="translator">Where a LibreTranslate listens.</param>
    /// <param name="cancellationToken">Ends the wait for them.</param>
    public static async Task<Cluster> StartAsync(string store, ClusterOptions options, Uri translator, CancellationToken cancellationToken)
    {
        var configuration = $$"""
            {
              "Translation": { "providers": [{ "name": "libre", "kind": "libretranslate", "endpoint": "{{translator}}" }] },
              "Worker": { "Lease": "{{options.Lease:c}}", "Poll": "00:00:00.2", "FirstRetry": "00:00:00.2" }
            }
            """;
        var cluster = new Cluster(
        [
            .. Enumerable.Range(1, options.Servers).Select(i => new ClusterNode($"server {i}", true, store, configuration)),
            .. Enumerable.Range(1, options.Workers).Select(i => new ClusterNode($"worker {i}", false, store, configuration)),
        ]);
        try
        {
            await Task.WhenAll(cluster._nodes.Select(n => n.StartAsync(cancellationToken)));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks all to end, as an operator does, and waits until they have.</summary>
    /// <returns>Their exit codes and what they wrote.</returns>
    public Task<ProcessResult[]> EndAsync(CancellationToken cancellationToken)
    {
        Array.ForEach(_nodes, n => n.Send(UnixSignal.Terminate));
        return Task.WhenAll(_nodes.Select(n => n.EndAsync(cancellationToken)));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }
    }
}
