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
    private readonly string[] _settings;
    private Process? _process;

    private PostgresServer(IEnumerable<string> settings) => _settings =
    [
        "listen_addresses=127.0.0.1", $"port={Port}", "unix_socket_directories=", "fsync=off", "max_connections=200", "log_min_messages=fatal", .. settings,
    ];

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port { get; } = FreePort();

    /// <summary>Its address as <c>--store</c> takes it.</summary>
    public string Address => AddressOf(this);

    /// <summary>One address of several servers, of which one is written to.</summary>
    public static string AddressOf(params IEnumerable<PostgresServer> servers) =>
        $"postgres://{User}@{string.Join(',', servers.Select(s => $"127.0.0.1:{s.Port}"))}/postgres";

    /// <summary>Starts a server with an empty database.</summary>
    /// <param name="settings">Settings as <c>name=value</c>, beside those that make it quick and quiet.</param>
    public static PostgresServer Start(params IEnumerable<string> settings) =>
        Started(settings, folder => Programs("initdb", "-D", folder, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));

    /// <summary>Starts a server that follows this one and can be read from.</summary>
    /// <param name="settings">Settings of its own.</param>
    public PostgresServer StartStandby(params IEnumerable<string> settings) => Started(
        settings, folder => Programs("pg_basebackup", "-h", "127.0.0.1", "-p", $"{Port}", "-U", User, "-D", folder, "-R", "-X", "stream", "-c", "fast", "--no-sync"));

    /// <summary>Makes a standby the server that is written to, and waits until it is.</summary>
    public void Promote() => Programs("pg_ctl", "promote", "-D", Data, "-w");

    /// <summary>From now on a write is acknowledged once a standby has it, too, and shows it.</summary>
    public void ConfirmedByStandby()
    {
        Query("ALTER SYSTEM SET synchronous_commit = remote_apply");
        Query("ALTER SYSTEM SET synchronous_standby_names = '*'");
        Query("SELECT pg_reload_conf()");
        for (var i = 0; Query("SELECT sync_state FROM pg_stat_replication") is not ["sync"]; i++)
        {
            Assert.True(i < 1000, "No standby confirms writes.");
        }
    }

    /// <summary>Waits until this standby has everything that another has written.</summary>
    public void Await(PostgresServer primary)
    {
        var position = Assert.Single(primary.Query("SELECT pg_current_wal_lsn()"));
        for (var i = 0; Query($"SELECT pg_last_wal_replay_lsn() >= '{position}'") is not ["t"]; i++)
        {
            Assert.True(i < 1000, "The standby does not follow.");
        }
    }

    /// <summary>Ends it as a crash does, without a word to its clients and nothing tidied.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    /// <summary>Starts it again where it was.</summary>
    public void Run()
    {
        for (var i = 0; i < 600; i++)
        {
            // More than once where children of a killed server hold its memory for a moment still.
            if (_process is not { HasExited: false })
            {
                _process?.Dispose();
                _process = Begin("postgres", ["-D", Data, .. _settings.SelectMany(s => new[] { "-c", s })]);
            }

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

    private static PostgresServer Started(IEnumerable<string> settings, Action<string> make)
    {
        var server = new PostgresServer(settings);
        try
        {
            if (IsRoot)
            {
                // The server refuses to be root's.
                Require(Process.Start("chown", ["postgres", server._folder.Path]));
            }

            make(server.Data);
            server.Run();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
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
