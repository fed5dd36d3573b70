using System.Text.Json;
using Phasa.Bench.Scan;

namespace Phasa.Bench.Peers;

/// <summary>The ten nearest of 100,000 rows, by what else there is to find them with.</summary>
internal sealed class PeersWorkload : IWorkload
{
    private const string NativeFolder = "PHASA_BENCH_PEERS";
    private const string Server = "PHASA_BENCH_POSTGRES";
    private const int Rows = 100_000;

    /// <inheritdoc/>
    public string Name => "peers";

    /// <inheritdoc/>
    public string Description => "The ten nearest of 100,000 clustered rows on one core: Phasa, and FAISS, hnswlib, USearch, sqlite-vec and pgvector where they are there.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        List<object> sets = [];
        var scratch = Directory.CreateTempSubdirectory("phasa-peers-");
        try
        {
            foreach (var dimensions in new[] { 256, 384 })
            {
                sets.Add(await MeasureAsync(VectorRows.Clustered(Rows, dimensions, 60, seed: 3), scratch.FullName, rounds, progress, cancellationToken));
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }

        return new { sets };
    }

    private static async Task<object> MeasureAsync(VectorRows set, string scratch, int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var (peers, left) = await OpenAsync(set, scratch, progress);
        try
        {
            var best = set.Queries.Select(q => set.Best(q, 10)).ToArray();
            var runs = peers.SelectMany(p => p.Efforts.Select(e => new PeerRun(p, e))).ToList();
            foreach (var run in runs)
            {
                // Slow ones answer fewer queries a round; all of them answer the same ones in the end.
                run.Warm(set.Queries);
            }

            for (var round = 0; round < rounds; round++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                runs.ForEach(r => r.Run(set.Queries, best));
            }

            var figures = runs.ConvertAll(r => r.Figures(runs[0]));
            foreach (var figure in figures)
            {
                await progress.WriteLineAsync(JsonSerializer.Serialize(figure));
            }

            return new { rows = set.Count, set.Dimensions, peers = figures, left };
        }
        finally
        {
            peers.ForEach(p => p.Dispose());
        }
    }

    /// <summary>All that are there, and why the others are not.</summary>
    private static async Task<(List<Peer> Peers, List<object> Left)> OpenAsync(VectorRows set, string scratch, TextWriter progress)
    {
        List<(string Name, Func<IEnumerable<Peer>> Open)> all = [("Phasa", () => [new PhasaPeer(set)])];
        var folder = Environment.GetEnvironmentVariable(NativeFolder);
        foreach (var library in new[] { "faiss", "hnswlib" })
        {
            all.Add((library, () => NativePeer.Open(Path.Combine(Needed(folder, NativeFolder), $"{library}.so"), set).Select(open => open())));
        }

        all.Add(("usearch", () => [new NodePeer(Path.Combine(Needed(folder, NativeFolder), "usearch.cjs"), set, scratch)]));
        all.Add(("sqlite-vec", () => SqliteVecPeer.Open(set) is { Count: > 0 } peers ? peers : throw new InvalidOperationException($"{SqliteVec.Variable} is not set.")));
        foreach (var graph in new[] { false, true })
        {
            all.Add(($"pgvector {(graph ? "HNSW" : "exact")}", () => [new PostgresPeer(Needed(Environment.GetEnvironmentVariable(Server), Server), set, graph)]));
        }

        List<Peer> peers = [];
        List<object> left = [];
        foreach (var (name, open) in all)
        {
            try
            {
                peers.AddRange(open());
                await progress.WriteLineAsync($"{set.Dimensions}: {peers[^1].Name}, built in {peers[^1].BuildSeconds:F1} s");
            }
#pragma warning disable CA1031 // Whatever a peer lacks is written down, and the others are measured.
            catch (Exception e)
#pragma warning restore CA1031
            {
                left.Add(new { name, why = e.Message });
                await progress.WriteLineAsync($"{name} is left out: {e.Message}");
            }
        }

        return (peers, left);
    }

    private static string Needed(string? value, string variable) =>
        value is { Length: > 0 } ? value : throw new InvalidOperationException($"{variable} is not set.");
}
