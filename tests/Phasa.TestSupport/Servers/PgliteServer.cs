using System.Diagnostics;
using Phasa.TestSupport.Storage;

namespace Phasa.TestSupport.Servers;

/// <summary>
/// A PostgreSQL with pgvector that npm brings (pglite, a WebAssembly build), on loopback, with an empty database that ends with it.
/// One session serves all connections, so it holds one store, and nothing in it is prepared or reset by connections.
/// </summary>
public sealed class PgliteServer : IDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Phasa.TestSupport", "Servers", "pglite");
    private readonly Process _process;

    private PgliteServer(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>Why tests that need it are skipped; null where they must run.</summary>
    public static string? SkipReason { get; } =
        !Directory.Exists(Path.Combine(Folder, "node_modules")) && Environment.GetEnvironmentVariable("PHASA_TEST_REQUIRE") != "all"
            ? "No pglite ('npm ci --prefix tests/Phasa.TestSupport/Servers/pglite', with Node 20 or later)."
            : null;

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Its address as <c>--store</c> takes it.</summary>
    public string Address =>
        $"postgres://postgres@127.0.0.1:{Port}/postgres?sslmode=Disable&No%20Reset%20On%20Close=true&Auto%20Prepare%20Min%20Usages=2000000000&Server%20Compatibility%20Mode=NoTypeLoading";

    /// <summary>Starts one.</summary>
    public static PgliteServer Start()
    {
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "server.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = process.StandardOutput.ReadLine();
        Assert.StartsWith("port ", line, StringComparison.Ordinal);
        return new(process, int.Parse(line.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // It ends with its input, and with whoever started it.
        _process.StandardInput.Close();
        if (!_process.WaitForExit(10_000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
