using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Phasa.TestSupport.Storage;

namespace Phasa.TestSupport.Servers;

/// <summary>A PostgreSQL server on loopback with an empty database of its own, which ends with it.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string User = "phasa";
    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    private PostgresServer(int port) => Port = port;

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The id of its process, to kill it.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>Its address as <c>--store</c> takes it.</summary>
    public string Address => $"postgres://{User}@127.0.0.1:{Port}/postgres";

    /// <summary>Starts a server.</summary>
    /// <param name="settings">Settings as <c>name=value</c>, beside those that make it quick and quiet.</param>
    public static PostgresServer Start(params IEnumerable<string> settings)
    {
        var server = new PostgresServer(FreePort());
        try
        {
            server.Make();
            server.Run(settings);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements as a client beside the product.</summary>
    /// <param name="sql">One or more.</param>
    /// <returns>The lines of their results, values separated by tabs.</returns>
    public IReadOnlyList<string> Query(string sql)
    {
        using var client = new Process
        {
            StartInfo = new(Path.Combine(PostgresFiles.Folder!, "psql"), ["-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", $"{Port}", "-U", User, "-d", "postgres", "-c", sql])
            {
                RedirectStandardOutput = true,
            },
        };
        client.Start();
        var lines = client.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        client.WaitForExit();
        Assert.Equal(0, client.ExitCode);
        return lines;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            // Ends its children, too; a killed server would leave them.
            Programs("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
            _process.WaitForExit(TimeSpan.FromSeconds(20));
        }

        _process?.Dispose();
        _folder.Dispose();
    }

    private string Data => _folder.File("data");

    private void Make()
    {
        if (IsRoot)
        {
            // The server refuses to be root's.
            Require(Process.Start("chown", ["postgres", _folder.Path]));
        }

        Programs("initdb", "-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
    }

    private void Run(IEnumerable<string> settings)
    {
        string[] all =
        [
            "listen_addresses=127.0.0.1", $"port={Port}", "unix_socket_directories=", "fsync=off", "max_connections=200", "log_min_messages=fatal", .. settings,
        ];
        _process = Begin("postgres", ["-D", Data, .. all.SelectMany(s => new[] { "-c", s })]);
        for (var i = 0; i < 600; i++)
        {
            Assert.False(_process.HasExited, "The server has ended; its messages are above.");
            using var ready = Begin("pg_isready", ["-q", "-h", "127.0.0.1", "-p", $"{Port}", "-U", User, "-d", "postgres"]);
            ready.WaitForExit();
            if (ready.ExitCode == 0)
            {
                return;
            }

            _process.WaitForExit(50);
        }

        Assert.Fail("The server does not take connections.");
    }

    private static bool IsRoot => Environment.IsPrivilegedProcess && OperatingSystem.IsLinux();

    private static void Programs(string name, params string[] arguments) => Require(Begin(name, arguments));

    private static void Require(Process process)
    {
        using (process)
        {
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
    }

    private static Process Begin(string name, IReadOnlyList<string> arguments)
    {
        var file = Path.Combine(PostgresFiles.Folder ?? throw new FileNotFoundException($"No PostgreSQL ('{PostgresFiles.Install}')."), name);
        var info = IsRoot
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", file, .. arguments])
            : new ProcessStartInfo(file, arguments);
        info.RedirectStandardOutput = name is "initdb" or "pg_ctl";
        info.WorkingDirectory = "/";
        var process = Process.Start(info)!;
        if (info.RedirectStandardOutput)
        {
            process.BeginOutputReadLine();
        }

        return process;
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
