using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Phasa.Bench.Macro;

/// <summary>Clients that ask one after the other over connections that stay open.</summary>
internal sealed class HttpLoad : IDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private readonly HttpClient _client = new(new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan, UseProxy = false, UseCookies = false });
    private readonly Uri _address;

    /// <summary>Asks at an address.</summary>
    public HttpLoad(Uri address) => _address = address;

    /// <summary>The body that asks for a query.</summary>
    public static byte[] Body(string query) => JsonSerializer.SerializeToUtf8Bytes(new { query }, Plain);

    /// <summary>The body that asks for a query by vectors alone.</summary>
    public static byte[] VectorBody(string query) => JsonSerializer.SerializeToUtf8Bytes(new { query, legs = "vector" }, Plain);

    /// <summary>Asks once.</summary>
    /// <returns>The answer.</returns>
    public async Task<byte[]> AskAsync(byte[] body)
    {
        using ByteArrayContent content = new(body);
        content.Headers.ContentType = Json;
        using HttpRequestMessage request = new(HttpMethod.Post, _address) { Content = content };
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Asks everything, by several clients at once.</summary>
    /// <returns>The milliseconds that each answer took.</returns>
    public async Task<double[]> AskAsync(IReadOnlyList<byte[]> bodies, int clients)
    {
        var times = new double[bodies.Count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < bodies.Count;)
            {
                var start = Stopwatch.GetTimestamp();
                await AskAsync(bodies[i]);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        })));
        return times;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
