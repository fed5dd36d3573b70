using Phasa.TestSupport.Processes;

namespace Phasa.TestSupport.Clusters;

/// <summary>One process of a cluster, with a data folder of its own that outlives it.</summary>
internal sealed class ClusterNode(string name, bool isServer, string store, string configuration) : IAsyncDisposable
{
    private readonly PhasaExecutable _phasa = new();
    private TestProcess? _process;
    private volatile Uri? _address;
    private volatile int _kills;
    private volatile bool _isUp;

    /// <summary>What it is called in messages.</summary>
    public string Name => name;

    /// <summary>Whether it answers calls; the others only work.</summary>
    public bool IsServer => isServer;

    /// <summary>Where a server listens; it changes with each start.</summary>
    public Uri Address => _address ?? throw new InvalidOperationException($"{name} has not been started.");

    /// <summary>How often it was killed. A call that fails while this stays the same, and the node is up, has failed of itself.</summary>
    public int Kills => _kills;

    /// <summary>Whether it can be called; one that stands still can.</summary>
    public bool IsUp => _isUp;

    /// <summary>Starts the process and waits until it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_phasa.Data);
        await File.WriteAllTextAsync(Path.Combine(_phasa.Data, "phasa.json"), configuration, cancellationToken);
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        const string Listens = "Phasa listens on ";
        _process = _phasa.Start(isServer ? ["serve", "--store", store, "--urls", "http://127.0.0.1:0"] : ["work", "--store", store]);
        var line = await _process.OutputLineAsync(isServer ? Listens : "Phasa works on ", cancellationToken);
        _address = isServer ? new Uri(line[Listens.Length..].Trim()) : null;
        _isUp = true;
    }

    /// <summary>Kills the process and waits until it is gone.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _kills++;
        _isUp = false;
        Send(UnixSignal.Kill);
        await EndAsync(cancellationToken);
    }

    /// <summary>Sends a signal to the process.</summary>
    public void Send(UnixSignal signal) => _process!.Send(signal);

    /// <summary>Waits until the process is gone.</summary>
    public Task<ProcessResult> EndAsync(CancellationToken cancellationToken) => _process!.EndAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _phasa.Dispose();
    }
}
