using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Phasa.Bench.Macro;

namespace Phasa.Bench.Nodes;

/// <summary>Servers over one PostgreSQL, against one server over it and against one over a file.</summary>
internal sealed class NodesWorkload : IWorkload
{
    private const int Asks = 1200;
    private const int Clients = 8;
    private const int Writes = 500;

    private static readonly Option<string?> Store = new("--store") { Description = "An empty database: postgres://user@host:port/database. Without it the workload is left out." };
    private static readonly Option<int> Passages = new("--node-passages") { Description = "How many passages the database holds.", DefaultValueFactory = _ => 20_000 };

    private string? _store;
    private int _passages;

    /// <inheritdoc/>
    public string Name => "nodes";

    /// <inheritdoc/>
    public string Description => "Two phasa serve over one PostgreSQL on the same machine: searches over HTTP by eight clients against one of them, and against one over a file with the same documents; the share of time in the database; and how soon a search on one finds what the other has acknowledged.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [Store, Passages];

    /// <inheritdoc/>
    public void Read(ParseResult arguments) => (_store, _passages) = (arguments.GetValue(Store), arguments.GetValue(Passages));

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        if (_store is null)
        {
            return new { skipped = "No --store was given." };
        }

        var folder = Directory.CreateTempSubdirectory("phasa-nodes-");
        try
        {
            return await RunAsync(_store, folder.FullName, rounds, progress, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<object> RunAsync(string store, string folder, int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "documents.ndjson");
        var documents = new SyntheticDocuments(seed: 6);
        await documents.WriteAsync(file, _passages, cancellationToken);
        await using var one = await PhasaProcess.ServeAsync(Path.Combine(folder, "one"), works: false, cancellationToken, store);
        await using var two = await PhasaProcess.ServeAsync(Path.Combine(folder, "two"), works: false, cancellationToken, store);
        await using var alone = await PhasaProcess.ServeAsync(Path.Combine(folder, "file"), works: false, cancellationToken);
        var toServer = await BulkIngestion.BulkAsync(one.Address, file, cancellationToken);
        var toFile = await BulkIngestion.BulkAsync(alone.Address, file, cancellationToken);

        using var database = new ServerTime(store);
        using var queries = documents.Queries().GetEnumerator();
        using HttpLoad first = new(Search(one)), second = new(Search(two)), third = new(Search(alone));
        var both = await PairedRounds.RunAsync(
            () => Task.WhenAll(first.AskAsync(Next(Asks / 2), Clients / 2), second.AskAsync(Next(Asks / 2), Clients / 2)),
            () => first.AskAsync(Next(Asks), Clients),
            rounds, TextWriter.Null, cancellationToken);
        await progress.WriteLineAsync("two servers against one: done");

        List<double> serverTimes = [], fileTimes = [];
        var (busy, seconds) = (0.0, 0.0);
        var kinds = await PairedRounds.RunAsync(
            async () =>
            {
                var (before, start) = (database.ActiveSeconds, Stopwatch.GetTimestamp());
                serverTimes.AddRange(await first.AskAsync(Next(Asks / 4), 1));
                (busy, seconds) = (busy + database.ActiveSeconds - before, seconds + Stopwatch.GetElapsedTime(start).TotalSeconds);
            },
            async () => fileTimes.AddRange(await third.AskAsync(Next(Asks / 4), 1)),
            rounds, TextWriter.Null, cancellationToken);
        await progress.WriteLineAsync("server against file: done");

        var fresh = await FreshnessAsync(one, two, cancellationToken);
        return new
        {
            passages = toServer.Passages,
            databaseMegabytes = database.Megabytes,
            ingestion = new
            {
                serverPassagesPerSecond = Math.Round(toServer.Passages / toServer.Seconds),
                filePassagesPerSecond = Math.Round(toFile.Passages / toFile.Seconds),
            },
            twoServersToOne = new
            {
                clients = Clients,
                requestsPerSecond = Math.Round(Asks / PairedRounds.Median(both.Select(p => p.Subject.Seconds))),
                oneRequestsPerSecond = Math.Round(Asks / PairedRounds.Median(both.Select(p => p.Reference.Seconds))),
                throughput = Math.Round(PairedRounds.Median(both.Select(p => p.Reference.Seconds / p.Subject.Seconds)), 3),
            },
            oneClient = new
            {
                serverP50Milliseconds = Percentile(serverTimes, .5),
                serverP99Milliseconds = Percentile(serverTimes, .99),
                fileP50Milliseconds = Percentile(fileTimes, .5),
                fileP99Milliseconds = Percentile(fileTimes, .99),
                shareOfTimeInDatabase = Math.Round(busy / seconds, 3),
                timeToFile = Math.Round(PairedRounds.Median(kinds.Select(p => p.Subject.Seconds / p.Reference.Seconds)), 3),
            },
            foundOnTheOtherServer = fresh,
        };

        IReadOnlyList<byte[]> Next(int count)
        {
            lock (queries)
            {
                return [.. Enumerable.Range(0, count).Select(_ => queries.MoveNext() ? HttpLoad.Body(queries.Current) : throw new InvalidOperationException("Queries never end."))];
            }
        }
    }

    /// <summary>Writes a document on one server and, once it is acknowledged, searches on the other until it is found.</summary>
    private static async Task<object> FreshnessAsync(PhasaProcess one, PhasaProcess two, CancellationToken cancellationToken)
    {
        using HttpClient writer = new() { BaseAddress = one.Address };
        using HttpLoad reader = new(Search(two));
        List<double> times = [];
        var atOnce = 0;
        for (var i = 0; i < Writes; i++)
        {
            var (id, word) = ($"fresh-{i}", $"KB-{700_000 + i}");
            var body = JsonSerializer.Serialize(new { id, language = "en", text = $"The form {word} is new." });
            using StringContent content = new(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
            using var answer = await writer.PostAsync(new Uri($"/v1/collections/{BulkIngestion.Collection}/documents", UriKind.Relative), content, cancellationToken);
            answer.EnsureSuccessStatusCode();
            var start = Stopwatch.GetTimestamp();
            var searches = 1;
            while (!System.Text.Encoding.UTF8.GetString(await reader.AskAsync(HttpLoad.Body(word))).Contains($"\"{id}\"", StringComparison.Ordinal))
            {
                searches = searches < 1000 ? searches + 1 : throw new InvalidOperationException($"'{id}' is not found on the other server.");
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            atOnce += searches == 1 ? 1 : 0;
        }

        return new { documents = Writes, byTheFirstSearch = atOnce, p50Milliseconds = Percentile(times, .5), p99Milliseconds = Percentile(times, .99) };
    }

    private static Uri Search(PhasaProcess phasa) => new(phasa.Address, $"/v1/collections/{BulkIngestion.Collection}/search");

    private static double Percentile(List<double> times, double share)
    {
        double[] sorted = [.. times.Order()];
        return Math.Round(sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)], 3);
    }
}
