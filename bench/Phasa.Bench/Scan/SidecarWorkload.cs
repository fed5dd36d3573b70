using System.Diagnostics;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Indexes.Sidecars;
using Phasa.Languages;

namespace Phasa.Bench.Scan;

/// <summary>A million rows in a sidecar: how soon they are there, how much memory they take, what reading vectors from the file costs.</summary>
internal sealed class SidecarWorkload : IWorkload
{
    private const int Rows = 1_000_000;
    private const int Dimensions = 384;

    /// <inheritdoc/>
    public string Name => "sidecar";

    /// <inheritdoc/>
    public string Description => "A million rows of 384 dimensions: written to a sidecar, opened from it, resident memory, and searches that read vectors from the file against the same with vectors in memory; the file is in the system's cache.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("phasa-bench-");
        try
        {
            var key = new SidecarKey(new CollectionId(1), LanguageTag.Parse("lo"), new EmbeddingSpace("bench", "rows", "1", Dimensions), 1);
            var (queries, inMemory, writeSeconds) = Prepare(folder.FullName, key);
            await progress.WriteLineAsync($"written in {writeSeconds:F1} s");
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            var before = Resident();
            var start = Stopwatch.GetTimestamp();
            var index = SidecarReader.Open(folder.FullName, key, out var fault)?.Index ?? throw new InvalidOperationException($"The sidecar is {fault}.");
            var openSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var snapshot = index.Snapshot();
            var fromFile = Search(snapshot, queries);
            return new
            {
                rows = Rows,
                dimensions = Dimensions,
                fileBytes = new FileInfo(Path.Combine(folder.FullName, key.FileName)).Length,
                writeSeconds = Math.Round(writeSeconds, 2),
                openSeconds = Math.Round(openSeconds, 2),
                goalSeconds = 2,
                indexBytes = snapshot.Bytes,
                residentBytes = Resident() - before,
                processResidentBytes = Resident(),
                goalResidentBytes = 700_000_000,
                p50Milliseconds = Math.Round(fromFile, 3),
                p50MillisecondsVectorsInMemory = Math.Round(inMemory, 3),
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (float[][] Queries, double P50, double WriteSeconds) Prepare(string folder, SidecarKey key)
    {
        var set = VectorRows.Clustered(Rows, Dimensions, 100, seed: 4);
        var snapshot = RecallWorkload.Index(set);
        var start = Stopwatch.GetTimestamp();
        SidecarWriter.Write(folder, key, snapshot);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (set.Queries, Search(snapshot, set.Queries), seconds);
    }

    private static double Search(LanguageIndexSnapshot snapshot, float[][] queries)
    {
        List<double> milliseconds = [];
        var matches = new TopMatches(10, -1);
        for (var i = 0; i < 3 * queries.Length; i++)
        {
            matches.Reset(10, -1);
            var start = Stopwatch.GetTimestamp();
            snapshot.Scan(queries[i % queries.Length], default(EveryPassage), matches);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return PairedRounds.Median(milliseconds);
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
