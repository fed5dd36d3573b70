using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace Phasa.Bench.Macro;

/// <summary>The whole service: documents come in over HTTP and by the command line, and questions are answered over HTTP.</summary>
internal sealed class MacroWorkload : IWorkload
{
    private const int HotQueries = 100;
    private const int MostClients = 16;
    private const int ManyAsks = 1600;

    // The service gathers its word index when nothing was written for half a minute.
    private static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(2);

    private static readonly Option<int> Passages = new("--passages") { Description = "How many passages the store holds.", DefaultValueFactory = _ => 100_000 };

    private int _passages = 100_000;

    /// <inheritdoc/>
    public string Name => "macro";

    /// <inheritdoc/>
    public string Description => "The service as shipped with 100,000 passages in four languages, one of them 2 % of the rows: ingestion, start, memory, searches over HTTP by 1, 4 and 16 clients, against an endpoint that answers the same bytes and does nothing else; searches by vectors alone, against a scan of the same rows by all cores.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [Passages];

    /// <inheritdoc/>
    public void Read(ParseResult arguments) => _passages = arguments.GetValue(Passages);

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("phasa-macro-");
        try
        {
            return await RunAsync(folder.FullName, rounds, progress, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<object> RunAsync(string folder, int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "documents.ndjson");
        var documents = new SyntheticDocuments(seed: 5);
        var count = await documents.WriteAsync(file, _passages, cancellationToken);
        var store = Path.Combine(folder, "http");
        var ingestion = await IngestAsync(folder, store, file, count, progress, cancellationToken);

        // Tens of thousands of translations wait that nobody makes; what trying them costs is not the search's.
        await using var phasa = await PhasaProcess.ServeAsync(store, works: false, cancellationToken);
        using HttpLoad search = new(new(phasa.Address, $"/v1/collections/{BulkIngestion.Collection}/search"));
        using var queries = documents.Queries().GetEnumerator();
        var start = await StartAsync(phasa, search, Bodies(1)[0]);
        await progress.WriteLineAsync(JsonSerializer.Serialize(start));

        var answer = Path.Combine(folder, "answer.json");
        await File.WriteAllBytesAsync(answer, await TypicalAnswerAsync(search, Bodies(41)), cancellationToken);
        using var bare = await BareEndpoint.StartAsync(answer, cancellationToken);
        using HttpLoad reference = new(bare.Address);
        await search.AskAsync(Bodies(6000), MostClients);
        await reference.AskAsync(Bodies(4000), MostClients);
        await RestAsync(store, cancellationToken);
        var hot = Bodies(HotQueries);
        List<object> searches = [];
        foreach (var (clients, asks) in new[] { (1, 200), (4, 800), (MostClients, ManyAsks) })
        {
            searches.Add(await LoadAsync("cold", () => Bodies(asks), clients));
            searches.Add(await LoadAsync("hot", () => [.. Enumerable.Range(0, asks).Select(i => hot[i % hot.Count])], clients));
        }

        var memory = Memory(phasa);
        return new { passages = _passages, documents = count, ingestion, start, answerBytes = new FileInfo(answer).Length, searches, memory, vectorsAlone = await VectorsAsync() };

        IReadOnlyList<byte[]> Bodies(int number) => [.. Next(queries, number).Select(HttpLoad.Body)];

        async Task<object> VectorsAsync()
        {
            using var scan = await BareScan.OpenAsync(store, cancellationToken);
            var vectors = await scan.EmbedAsync(Next(queries, ManyAsks), cancellationToken);
            var processor = phasa.ProcessorSeconds;
            var pairs = await PairedRounds.RunAsync(
                () => search.AskAsync([.. Next(queries, ManyAsks).Select(HttpLoad.VectorBody)], MostClients),
                () => scan.ScanAsync(vectors),
                rounds, TextWriter.Null, cancellationToken);
            object figures = new
            {
                clients = MostClients,
                requestsPerSecond = Math.Round(ManyAsks / PairedRounds.Median(pairs.Select(p => p.Subject.Seconds))),
                processorMillisecondsPerSearch = Math.Round(1000 * (phasa.ProcessorSeconds - processor) / (ManyAsks * (rounds + 1)), 3),
                scansPerSecond = Math.Round(ManyAsks / PairedRounds.Median(pairs.Select(p => p.Reference.Seconds))),
                throughputToScan = Math.Round(PairedRounds.Median(pairs.Select(p => p.Reference.Seconds / p.Subject.Seconds)), 3),
            };
            await progress.WriteLineAsync(JsonSerializer.Serialize(figures));
            return figures;
        }

        async Task<object> LoadAsync(string cache, Func<IReadOnlyList<byte[]>> bodies, int clients)
        {
            var load = new SearchLoad(cache, clients);
            var processor = phasa.ProcessorSeconds;
            load.Add(await PairedRounds.RunAsync(
                async () => load.Ours(await search.AskAsync(bodies(), clients)),
                async () => load.Theirs(await reference.AskAsync(bodies(), clients)),
                rounds, TextWriter.Null, cancellationToken));
            var figures = load.Figures(phasa.ProcessorSeconds - processor);
            await progress.WriteLineAsync(JsonSerializer.Serialize(figures));
            return figures;
        }
    }

    private async Task<object> IngestAsync(string folder, string store, string file, int documents, TextWriter progress, CancellationToken cancellationToken)
    {
        double seconds, processor;
        int passages;
        await using (var phasa = await PhasaProcess.ServeAsync(store, works: true, cancellationToken))
        {
            (seconds, passages) = await BulkIngestion.BulkAsync(phasa.Address, file, cancellationToken);
            processor = phasa.ProcessorSeconds;

            // What was acknowledged is there after this, or the searches below find less than they should.
            await phasa.KillAsync();
        }

        var command = await PhasaProcess.RunAsync(
            cancellationToken, "ingest", file, "--data", Path.Combine(folder, "command"), "-c", BulkIngestion.Collection, "--languages", string.Join(',', SyntheticDocuments.Languages), "--json");
        object figures = new
        {
            passages,
            rows = passages,
            bulkSeconds = Math.Round(seconds, 1),
            bulkPassagesPerSecond = Math.Round(passages / seconds),
            bulkDocumentsPerSecond = Math.Round(documents / seconds),
            bulkProcessorMillisecondsPerPassage = Math.Round(1000 * processor / passages, 3),
            commandSeconds = Math.Round(command, 1),
            commandPassagesPerSecond = Math.Round(passages / command),
            embedOnlyPassagesPerSecond = Math.Round(BulkIngestion.EmbedOnly(file, Math.Min(20_000, _passages))),
            storeMegabytes = Math.Round(Directory.EnumerateFiles(store, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length) / 1e6, 1),
        };
        await progress.WriteLineAsync(JsonSerializer.Serialize(figures));
        return figures;
    }

    /// <summary>The time until a search is answered, and until the second.</summary>
    private static async Task<object> StartAsync(PhasaProcess phasa, HttpLoad search, byte[] body)
    {
        var start = Stopwatch.GetTimestamp();
        await search.AskAsync(body);
        return new
        {
            listeningSeconds = Math.Round(phasa.SecondsToListen, 2),
            firstAnswerSeconds = Math.Round(phasa.SecondsToListen + Stopwatch.GetElapsedTime(start).TotalSeconds, 2),
            memory = Memory(phasa),
        };
    }

    /// <summary>The answer of middle length.</summary>
    private static async Task<byte[]> TypicalAnswerAsync(HttpLoad search, IReadOnlyList<byte[]> bodies)
    {
        List<byte[]> answers = [];
        foreach (var body in bodies)
        {
            answers.Add(await search.AskAsync(body));
        }

        return answers.OrderBy(a => a.Length).ElementAt(answers.Count / 2);
    }

    private static object Memory(PhasaProcess phasa) =>
        new { residentMegabytes = phasa.Resident.Now, peakMegabytes = phasa.Resident.Peak, anonymousMegabytes = phasa.Anonymous };

    /// <summary>Waits until the service has gathered its word index, as one has that is not written to all the time.</summary>
    private static async Task RestAsync(string store, CancellationToken cancellationToken)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < MostPatience && Directory.EnumerateFiles(store, "*.si", SearchOption.AllDirectories).Count() != 1;)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }
    }

    private static List<string> Next(IEnumerator<string> queries, int count)
    {
        List<string> next = [];
        while (next.Count < count && queries.MoveNext())
        {
            next.Add(queries.Current);
        }

        return next;
    }
}
