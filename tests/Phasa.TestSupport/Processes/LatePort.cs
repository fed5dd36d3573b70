using System.Net;
using System.Net.Sockets;

namespace Phasa.TestSupport.Processes;

/// <summary>A port on loopback that refuses connections until it is opened, and then passes them on to a server.</summary>
public sealed class LatePort : IAsyncDisposable
{
    // Bound and not listening: nobody else can get the port, and who connects is refused.
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Uri _server;
    private Task _passing = Task.CompletedTask;

    /// <summary>Takes a port for a server.</summary>
    public LatePort(Uri server)
    {
        _server = server;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Address = new UriBuilder(server) { Port = ((IPEndPoint)_listener.LocalEndPoint!).Port }.Uri;
    }

    /// <summary>The server's address, by this port.</summary>
    public Uri Address { get; }

    /// <summary>Takes connections from now on.</summary>
    public void Open()
    {
        _listener.Listen();
        _passing = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _passing;
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(PassAsync(await _listener.AcceptAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task PassAsync(Socket client)
    {
        try
        {
            using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await server.ConnectAsync(IPAddress.Loopback, _server.Port, _stopping.Token);
            await using var near = new NetworkStream(client, ownsSocket: true);
            await using var far = new NetworkStream(server);
            await Task.WhenAny(near.CopyToAsync(far, _stopping.Token), far.CopyToAsync(near, _stopping.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The connection has ended, which is all that there is to it.
        }
    }
}
