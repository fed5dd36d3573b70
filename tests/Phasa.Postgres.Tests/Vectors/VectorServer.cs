using Phasa.TestSupport.Servers;

namespace Phasa.Postgres.Tests.Vectors;

/// <summary>A server with pgvector: pglite, a process for each test class; or any that <c>PHASA_TEST_PGVECTOR</c> gives the address of.</summary>
public sealed class VectorServer : IDisposable
{
    private static readonly string? Given = Environment.GetEnvironmentVariable("PHASA_TEST_PGVECTOR");
    private static int _schemas;
    private PgliteServer? _server;

    /// <summary>An address with a schema that is not there yet. Skips the test where there is no such server.</summary>
    public string NewAddress()
    {
        if (Given is not null)
        {
            return $"{Given}{(Given.Contains('?', StringComparison.Ordinal) ? '&' : '?')}schema=v{Environment.ProcessId}_{Interlocked.Increment(ref _schemas)}";
        }

        Assert.SkipWhen(PgliteServer.SkipReason is not null, PgliteServer.SkipReason ?? "");

        // One session looks into one schema: a store needs a server of its own.
        _server?.Dispose();
        _server = PgliteServer.Start();
        return _server.Address;
    }

    /// <inheritdoc/>
    public void Dispose() => _server?.Dispose();
}
