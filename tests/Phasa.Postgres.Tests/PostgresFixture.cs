using Phasa.Postgres.Tests;
using Phasa.TestSupport.Servers;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Phasa.Postgres.Tests;

/// <summary>The server of the tests; each store has a schema of its own in it.</summary>
public sealed class PostgresFixture : IDisposable
{
    private static readonly Lazy<PostgresServer> Server = new(() => PostgresServer.Start());
    private static int _schemas;

    /// <summary>An address with a schema that is not there yet. Skips the test where there is no PostgreSQL.</summary>
    public static string NewAddress()
    {
        Assert.SkipWhen(PostgresFiles.SkipReason is not null, PostgresFiles.SkipReason ?? "");
        return $"{Server.Value.Address}?schema=s{Interlocked.Increment(ref _schemas)}";
    }

    /// <summary>Whether the server has pgvector beside it.</summary>
    public static bool HasVector => Server.Value.Query("SELECT 1 FROM pg_available_extensions WHERE name = 'vector'") is ["1"];

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Server.IsValueCreated)
        {
            Server.Value.Dispose();
        }
    }
}
