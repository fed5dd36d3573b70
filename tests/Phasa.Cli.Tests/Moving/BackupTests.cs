using System.Text.Json;
using Phasa.Cli.Tests.Support;

namespace Phasa.Cli.Tests.Moving;

public sealed class BackupTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    private string Backup => Path.Combine(_phasa.Folder, "backup.db");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Backup_WhileTheServiceWrites_HasEveryDocumentThatWasAcknowledgedBefore()
    {
        await CreateAsync();
        Dictionary<string, int> acknowledged = [];
        Dictionary<string, int> before;
        await using (var service = await StoreService.StartAsync(_phasa))
        {
            var edition = 0;
            await WriteAsync();
            using var ended = new CancellationTokenSource();
            var writer = Task.Run(
                async () =>
                {
                    while (!ended.IsCancellationRequested && edition < 1_000)
                    {
                        await WriteAsync();
                    }
                },
                Cancel);
            before = Known();
            var backup = await _phasa.RunAsync("backup", Backup);
            Assert.True(backup.ExitCode == 0, backup.Error);
            Assert.Contains("1 collections, 40 documents", backup.Error, StringComparison.Ordinal);
            await ended.CancelAsync();
            await writer;
            Assert.True(edition > 1, "Nothing was written during the backup.");

            async Task WriteAsync()
            {
                var next = Enumerable.Range(0, 40).Select(i => ($"e{i}", edition + 1)).ToList();
                await service.PutAsync(next);
                edition++;
                lock (acknowledged)
                {
                    next.ForEach(e => acknowledged[e.Item1] = e.Item2);
                }
            }
        }

        var folder = Path.Combine(_phasa.Folder, "restored");
        var restored = await _phasa.RunAsync("restore", Backup, "--data", folder);
        Assert.True(restored.ExitCode == 0, restored.Error);
        var found = await StoreService.FindAsync(_phasa, "--data", folder);
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(before, entry => Assert.InRange(found[entry.Key], entry.Value, acknowledged[entry.Key]));
        Assert.True((await _phasa.RunAsync("doctor", "--data", folder)).ExitCode == 0);

        Dictionary<string, int> Known()
        {
            lock (acknowledged)
            {
                return new(acknowledged);
            }
        }
    }

    [Fact]
    public async Task Restore_OfAnEarlierState_IndexesOfTheLaterOneAreNotBelieved()
    {
        Directory.CreateDirectory(_phasa.Data);
        await File.WriteAllTextAsync(
            Path.Combine(_phasa.Data, "phasa.json"),
            JsonSerializer.Serialize(new { IndexFiles = new { leastRows = 1, leastChanges = 1, rowsWithVectorsInMemory = 0, poll = "00:00:00.001", quiet = "00:00:00" } }),
            Cancel);
        await CreateAsync();
        await ServeAsync("early", 1);
        await _phasa.RunJsonAsync("backup", Backup);
        await ServeAsync("lost", 1);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_phasa.Data, "cache", "indexes"), "*", SearchOption.AllDirectories));

        // Files of the later state that come back, as from a copy of the folder, are not believed either.
        var kept = Path.Combine(_phasa.Folder, "kept");
        Directory.Move(Path.Combine(_phasa.Data, "cache"), kept);
        Directory.CreateDirectory(Path.Combine(_phasa.Data, "cache", "words"));
        await _phasa.RunJsonAsync("restore", Backup, "--force");
        Assert.False(Directory.Exists(Path.Combine(_phasa.Data, "cache", "words")));
        Directory.Delete(Path.Combine(_phasa.Data, "cache"), recursive: true);
        Directory.Move(kept, Path.Combine(_phasa.Data, "cache"));
        Assert.Equal(Entries("early"), (await StoreService.FindAsync(_phasa)).Keys.Order(StringComparer.Ordinal));

        // As many writes as were lost: the same keys and sequence numbers, other content.
        await ServeAsync("other", 2);

        var found = await StoreService.FindAsync(_phasa);
        Assert.Equal([.. Entries("early"), .. Entries("other")], found.Keys.Order(StringComparer.Ordinal));
        Assert.All(found.Where(f => f.Key.StartsWith("other", StringComparison.Ordinal)), f => Assert.Equal(2, f.Value));
    }

    [Fact]
    public async Task Restore_WhereItMustNot_ChangesNothing()
    {
        await CreateAsync();
        await _phasa.RunJsonAsync("backup", Backup);
        await ServeAsync("later", 1);

        var there = await _phasa.RunAsync("restore", Backup);
        Assert.Equal(2, there.ExitCode);
        Assert.Contains("--force", there.Error, StringComparison.Ordinal);
        await using (await StoreService.StartAsync(_phasa))
        {
            var used = await _phasa.RunAsync("restore", Backup, "--force");
            Assert.Equal(1, used.ExitCode);
            Assert.Contains("error[store-unavailable]: A process runs on the data folder", used.Error, StringComparison.Ordinal);
        }

        var missing = await _phasa.RunAsync("restore", "missing.db", "--force");
        Assert.Contains("There is no file", missing.Error, StringComparison.Ordinal);
        Assert.Equal(Entries("later"), (await StoreService.FindAsync(_phasa)).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Backup_OfAFileThatIsThere_NeedsForce()
    {
        await CreateAsync();
        _phasa.Write("backup.db", "something dear");

        var refused = await _phasa.RunAsync("backup", Backup);
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal("something dear", await File.ReadAllTextAsync(Backup, Cancel));

        var backup = await _phasa.RunJsonAsync("backup", Backup, "--force");
        Assert.Equal(1, backup.GetProperty("rows").GetProperty("collections").GetInt32());
        Assert.Equal(new FileInfo(Backup).Length, backup.GetProperty("bytes").GetInt64());
    }

    [Theory]
    [InlineData("backup", "pg_dump --format=custom --schema=phasa")]
    [InlineData("restore", "pg_restore --clean")]
    public async Task Backup_OfADatabase_NamesTheProgramThatDoesIt(string command, string program)
    {
        var refused = await _phasa.RunAsync(command, Backup, "--store", "postgres://phasa@127.0.0.1:1/phasa");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(program, refused.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Entries(string id) => Enumerable.Range(0, 20).Select(i => $"{id}{i}").Order(StringComparer.Ordinal);

    private async Task CreateAsync() => Assert.True((await _phasa.RunAsync("collections", "create", "kb", "--languages", "en")).ExitCode == 0);

    private async Task ServeAsync(string id, int edition)
    {
        await using var service = await StoreService.StartAsync(_phasa);
        await service.PutAsync(Entries(id).Select(e => (e, edition)));
        await service.EndAsync();
    }
}
