using System.Net.Sockets;
using System.Text;

namespace Phasa.AspNetCore.Tests.Support;

/// <summary>A connection on which a test says byte by byte what is sent when.</summary>
public sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly StreamReader _answer;

    private RawConnection(TcpClient client)
    {
        _client = client;
        _answer = new StreamReader(client.GetStream(), Encoding.UTF8);
    }

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        return new(client);
    }

    public async Task SendAsync(string text) =>
        await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);

    public Task SendChunkAsync(string text) => SendAsync($"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n");

    /// <summary>The next line of the answer that is wanted, those before it passed over.</summary>
    public async Task<string> ReadLineAsync(Predicate<string> wanted)
    {
        while (await _answer.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (wanted(line))
            {
                return line;
            }
        }

        throw new EndOfStreamException("The answer ended without the line.");
    }

    public void Dispose()
    {
        _answer.Dispose();
        _client.Dispose();
    }
}
