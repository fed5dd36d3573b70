using System.CommandLine;
using System.Diagnostics;
using Npgsql;
using Phasa.Bench.Scan;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Languages;
using Phasa.Postgres;

namespace Phasa.Bench.LanguageIndexes;

/// <summary>A rare language beside large ones: in a partition and graph of its own, in a process, and in one graph of all languages with a filter.</summary>
internal sealed class LanguageIndexesWorkload : IWorkload
{
    private const int Top = 10;
    private const int Depth = 50;

    private static readonly Option<string?> Server = new("--vector-store") { Description = "An empty database with pgvector: postgres://user@host:port/database. Without it the workload is left out." };
    private static readonly Option<int> Rows = new("--vector-rows") { Description = "How many rows.", DefaultValueFactory = _ => 1_000_000 };

    private string? _server;
    private int _rows;

    /// <inheritdoc/>
    public string Name => "language-indexes";

    /// <inheritdoc/>
    public string Description => "The ten nearest of a language of 2 % of the rows and of one of a third of them, 256 dimensions in clusters, by one client: from the language's own graph in PostgreSQL as the service asks for it, from this process's memory, and from one graph of all languages with a filter; recall against comparing all.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [Server, Rows];

    /// <inheritdoc/>
    public void Read(ParseResult arguments) => (_server, _rows) = (arguments.GetValue(Server), arguments.GetValue(Rows));

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        if (_server is null)
        {
            return new { skipped = "No --vector-store was given." };
        }

        // A thousand rows to a subject, twenty of them in the rare language: more than are asked for, and worth finding.
        var set = VectorRows.Clustered(_rows, 256, 100, seed: 4, around: 1000);
        EmbeddingSpace space = new("bench", "clustered", "1", set.Dimensions);
        await using PostgresKnowledgeStore store = new(PostgresAddress.Parse(_server));
        await store.OpenAsync(cancellationToken);
        var collection = await store.Collections.CreateAsync("kb", FilledDatabase.Languages, space, cancellationToken);
        await using NpgsqlConnection db = new(PostgresAddress.Parse(_server).ConnectionString);
        await db.OpenAsync(cancellationToken);
        var copied = await TimeAsync("rows", () => FilledDatabase.FillAsync(db, collection, set, cancellationToken));
        var filled = await TimeAsync("filled", () => store.Vectors.PrepareAsync(cancellationToken: cancellationToken));
        var built = await TimeAsync("graphs", () => store.Vectors.TendAsync(10_000, cancellationToken));
        var shared = await TimeAsync("shared graph", () => SharedGraph.BuildAsync(db, cancellationToken));
        var (lines, here, hereSeconds) = await HereAsync(store, collection, cancellationToken);

        List<object> figures = [];
        foreach (var language in new[] { FilledDatabase.Languages[^1], FilledDatabase.Languages[0] })
        {
            var best = set.Queries.Select(q => set.Best(q, Top, i => FilledDatabase.LanguageOf(i) == language)).ToList();
            VectorIndexKey key = new(collection.Id, space, language);
            var index = here.IndexOf(language);
            await using SharedGraph graph = new(db, language);
            List<object> ways =
            [
                await MeasureAsync("own graph (pgvector)", async q => [.. (await store.Vectors.NearestAsync(key, q, Depth, cancellationToken: cancellationToken)).Take(Top).Select(f => f.Passage.Value)]),
                await MeasureAsync("in process", q =>
                {
                    TopMatches matches = new(Top, -1);
                    index.Scan(q, new EveryPassage(), matches);
                    return Task.FromResult<IReadOnlyList<long>>([.. matches.InOrder().Select(m => here.Passages[m.Slot].Value)]);
                }),
                await MeasureAsync("shared graph, filter, ef_search 40", q => graph.NearestAsync(q, 40, iterative: false, cancellationToken)),
                await MeasureAsync("shared graph, filter, ef_search 200", q => graph.NearestAsync(q, 200, iterative: false, cancellationToken)),
                await MeasureAsync("shared graph, filter, iterative scan", q => graph.NearestAsync(q, 40, iterative: true, cancellationToken)),
            ];
            figures.Add(new { language = language.Value, rows = index.Living, ways });

            async Task<object> MeasureAsync(string name, Func<float[], Task<IReadOnlyList<long>>> nearest)
            {
                List<double> times = [];
                var hits = 0;
                for (var round = -1; round < rounds; round++)
                {
                    foreach (var (i, query) in set.Queries.Index())
                    {
                        var start = Stopwatch.GetTimestamp();
                        var found = await nearest(query);
                        if (round >= 0)
                        {
                            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                            hits += best[i].Select(row => row + 1L).Intersect(found).Count();
                        }
                    }
                }

                double[] sorted = [.. times.Order()];
                var figure = new
                {
                    name,
                    recallAt10 = Math.Round(hits / (double)(Top * times.Count), 4),
                    p50Milliseconds = Math.Round(sorted[sorted.Length / 2], 3),
                    p99Milliseconds = Math.Round(sorted[(int)(sorted.Length * .99)], 3),
                };
                await progress.WriteLineAsync($"{language} {figure}");
                return figure;
            }
        }

        return new
        {
            rows = set.Count,
            dimensions = set.Dimensions,
            queries = set.Queries.Length,
            rounds,
            copySeconds = copied,
            fillSeconds = filled,
            graphsSeconds = built,
            sharedGraphSeconds = shared,
            megabytes = await SharedGraph.SizesAsync(db, cancellationToken),
            processBytesARow = Math.Round(here.Bytes / (double)set.Count, 1),
            processSeconds = hereSeconds,
            processBytesARowWithVectorsInTheStore = lines,
            figures,
        };

        async Task<double> TimeAsync(string what, Func<Task> work)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            var seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 1);
            await progress.WriteLineAsync($"{what}: {seconds} s");
            return seconds;
        }
    }

    /// <summary>The collection's index in this process, with vectors and, as servers have it whose vectors stay in the store, without.</summary>
    private static async Task<(double BytesARowWithout, CollectionSnapshot Snapshot, double Seconds)> HereAsync(
        PostgresKnowledgeStore store, Collection collection, CancellationToken cancellationToken)
    {
        using CollectionIndex without = new(collection, collection.Space, store.Feed, files: null, TimeProvider.System, new(store.Vectors, collection.Id, collection.Space));
        var places = await without.CatchUpAsync(cancellationToken);
        using CollectionIndex with = new(collection, collection.Space, store.Feed, files: null, TimeProvider.System);
        var start = Stopwatch.GetTimestamp();
        var snapshot = await with.CatchUpAsync(cancellationToken);
        return (Math.Round((places.Bytes + places.CatalogueBytes) / (double)places.Passages.Count, 1), snapshot, Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 1));
    }
}
