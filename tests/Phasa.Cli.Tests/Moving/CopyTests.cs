using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Servers;

namespace Phasa.Cli.Tests.Moving;

/// <summary>The real command over a real server.</summary>
public sealed class CopyTests : IDisposable
{
    private const int Hours = 400_000;

    private readonly PhasaExecutable _phasa = new();
    private readonly PostgresServer? _server;

    public CopyTests()
    {
        Assert.SkipWhen(PostgresFiles.SkipReason is not null, PostgresFiles.SkipReason ?? "");
        _server = PostgresServer.Start();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Server => _server!.Address;

    private string Back => Path.Combine(_phasa.Folder, "back");

    public void Dispose()
    {
        _server?.Dispose();
        _phasa.Dispose();
    }

    [Fact]
    public async Task Copy_ThereAndBack_FindsTheSameInLao()
    {
        await _phasa.RunAsync(PhasaExecutable.IngestHandbook);
        var hits = await HitsAsync();

        var there = await _phasa.RunJsonAsync("copy", "--from", _phasa.Data, "--to", Server);
        Assert.Equal(hits, await HitsAsync("--store", Server));
        // What the search above wrote is in the log now, and goes back with the rest.
        var back = await _phasa.RunJsonAsync("copy", "--from", Server, "--to", Back);
        Assert.Equal(hits, await HitsAsync("--data", Back));

        string[] searching = ["searches", "meta"];
        Assert.Equal(
            there.GetProperty("tables").EnumerateObject().Where(t => !searching.Contains(t.Name)).Select(t => t.ToString()),
            back.GetProperty("tables").EnumerateObject().Where(t => !searching.Contains(t.Name)).Select(t => t.ToString()));
        Assert.True((await _phasa.RunAsync("doctor", "--data", Back)).ExitCode == 0);
        Assert.True((await _phasa.RunAsync("doctor", "--store", Server)).ExitCode == 0);
    }

    [Fact]
    public async Task Copy_Killed_GoesOnAndIsVerified()
    {
        await FillAsync();
        await KillWithinAsync();

        var refused = await _phasa.RunAsync("serve", "--store", Server, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("error[store-incomplete]", refused.Error, StringComparison.Ordinal);

        var result = await _phasa.RunJsonAsync("copy", "--from", _phasa.Data, "--to", Server);
        Assert.Equal(Hours, result.GetProperty("tables").GetProperty("searches_dropped").GetProperty("rows").GetInt32());
        Assert.True((await _phasa.RunAsync("doctor", "--store", Server)).ExitCode == 0);
    }

    [Fact]
    public async Task Copy_KilledAndDamaged_IsFoundAndBegunAnew()
    {
        await FillAsync();
        await KillWithinAsync();
        await using (var db = new NpgsqlConnection(Postgres.PostgresAddress.Parse(Server).ConnectionString))
        {
            Assert.Equal(1, await db.ExecuteAsync("UPDATE searches_dropped SET zero = zero + 1 WHERE hour = 7"));
        }

        string[] copy = ["copy", "--from", _phasa.Data, "--to", Server];
        var damaged = await _phasa.RunAsync(copy);
        Assert.Equal(1, damaged.ExitCode);
        Assert.Contains("table 'searches_dropped' has other content", damaged.Error, StringComparison.Ordinal);
        Assert.Contains("error[store-incomplete]", (await _phasa.RunAsync("collections", "list", "--store", Server)).Error, StringComparison.Ordinal);

        await _phasa.RunJsonAsync([.. copy, "--anew"]);
        Assert.Equal(0, (await _phasa.RunAsync("collections", "list", "--store", Server)).ExitCode);
    }

    [Fact]
    public async Task Dump_RestoredIntoAnotherDatabase_FindsTheSame()
    {
        await _phasa.RunAsync(PhasaExecutable.IngestHandbook);
        await _phasa.RunJsonAsync("copy", "--from", _phasa.Data, "--to", Server);
        var (hits, other) = (await HitsAsync("--store", Server), Server[..Server.LastIndexOf('/')] + "/other");
        var dump = Path.Combine(_phasa.Folder, "phasa.dump");

        await ToolAsync("pg_dump", "--format=custom", "--schema=phasa", $"--file={dump}", $"--dbname={Server}");
        await ToolAsync("createdb", "-h", "127.0.0.1", "-p", $"{_server!.Port}", "-U", "phasa", "other");
        await ToolAsync("pg_restore", "--single-transaction", $"--dbname={other}", dump);

        Assert.Equal(hits, await HitsAsync("--store", other));
        var (before, after) = (await _phasa.RunJsonAsync("documents", "list", "-c", "handbook", "--store", Server), await _phasa.RunJsonAsync("documents", "list", "-c", "handbook", "--store", other));
        Assert.Equal(before.ToString(), after.ToString());
        Assert.True((await _phasa.RunAsync("doctor", "--store", other)).ExitCode == 0);
        // It can be written as before: counts, keys and triggers are there.
        var file = _phasa.Write("new.md", "# 新しい\n\n復元した後に書きます。");
        Assert.Equal(0, (await _phasa.RunAsync("ingest", file, "-c", "handbook", "-l", "ja", "--store", other)).ExitCode);
    }

    private static async Task ToolAsync(string name, params string[] arguments)
    {
        await using var tool = TestProcess.Start(Path.Combine(PostgresFiles.Folder!, name), arguments);
        var result = await tool.EndAsync(Cancel);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private async Task<IReadOnlyList<string>> HitsAsync(params IEnumerable<string> arguments)
    {
        var found = await _phasa.RunJsonAsync(["search", "ລືມລະຫັດຜ່ານ", "-c", "handbook", "-l", "lo", .. arguments]);
        IReadOnlyList<string> hits = [.. found.GetProperty("hits").EnumerateArray().Select(h => $"{h.GetProperty("documentId")} {h.GetProperty("passageId")} {h.GetProperty("similarity")} {h.GetProperty("text")}")];
        Assert.NotEmpty(hits);
        return hits;
    }

    /// <summary>A store with a collection and so many lines that a copy takes a while.</summary>
    private async Task FillAsync()
    {
        await _phasa.RunAsync("collections", "create", "kb", "--languages", "en");
        await using var db = new SqliteConnection($"Data Source={Path.Combine(_phasa.Data, "phasa.db")};Pooling=False");
        await db.ExecuteAsync(
            """
            WITH RECURSIVE h (hour) AS (SELECT 1 UNION ALL SELECT hour + 1 FROM h WHERE hour < @Hours)
            INSERT INTO searches_dropped (collection_id, hour, language, searches, zero) SELECT 1, hour, 'lo', hour % 7, hour % 3 FROM h
            """,
            new { Hours });
    }

    /// <summary>Kills a copy once it has written lines.</summary>
    private async Task KillWithinAsync()
    {
        await using var copy = _phasa.Start("copy", "--from", _phasa.Data, "--to", Server);
        await copy.ErrorLineAsync("Copying", Cancel);
        await using var db = new NpgsqlConnection(Postgres.PostgresAddress.Parse(Server).ConnectionString);
        const string Rows = "SELECT COALESCE(MAX((value::json ->> 'rows')::bigint), 0) FROM phasa.meta WHERE key = 'copy-place'";
        long rows = 0;
        for (var look = 0; look < 100_000 && rows < 10_000; look++)
        {
            rows = await db.ExecuteScalarAsync<long>(Rows);
        }

        copy.Send(UnixSignal.Kill);
        await copy.EndAsync(Cancel);
        Assert.InRange(await db.ExecuteScalarAsync<long>(Rows), 10_000, Hours);
        Assert.NotNull(await db.ExecuteScalarAsync<string?>("SELECT value FROM phasa.meta WHERE key = 'copy'"));
    }
}
