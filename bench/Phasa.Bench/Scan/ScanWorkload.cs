using System.Numerics.Tensors;
using Phasa.Indexes;
using Phasa.Indexes.Kernels;
using Phasa.Indexes.Scans;

namespace Phasa.Bench.Scan;

/// <summary>The vector scan at 256 and 384 dimensions, 100,000 and a million rows, against what else could be done with the same rows.</summary>
internal sealed class ScanWorkload : IWorkload
{
    /// <inheritdoc/>
    public string Name => "scan";

    /// <inheritdoc/>
    public string Description => "Ten nearest of 100,000 and of a million clustered rows: the index's plan, by bytes, by float vectors, four queries a pass, two cores; against the memory's read bandwidth, and sqlite-vec where it is there.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var bandwidth = new ReadBandwidth();
        List<object> figures = [];
        foreach (var (rows, dimensions) in new[] { (100_000, 256), (100_000, 384), (1_000_000, 256), (1_000_000, 384) })
        {
            cancellationToken.ThrowIfCancellationRequested();
            figures.Add(Measure(VectorRows.Clustered(rows, dimensions, 60, seed: 3), bandwidth, rounds));
            await progress.WriteLineAsync(System.Text.Json.JsonSerializer.Serialize(figures[^1]));
        }

        return new { kernel = ScanKernels.Active.Name, sets = figures };
    }

    private static object Measure(VectorRows set, ReadBandwidth bandwidth, int rounds)
    {
        var index = RecallWorkload.Index(set);
        var queries = set.Queries.Select(q => (Query: q, Best: set.Best(q, 10))).ToList();
        var plan = ScanPlan.For(set.Dimensions, set.Count, 10);
        var bytesPlan = new ScanPlan(FirstPass.Bytes, 104, 52);
        Contender planned = new("index, one core", q => Alone(index, q, plan));
        Contender bytes = new("index by bytes, one core", q => Alone(index, q, bytesPlan));
        Contender parallel = new("index, two cores", q => Parted(index, q, plan));
        Contender floats = new("float, TensorPrimitives", q => Floats(set, q)) { Queries = 5 };
        using var peer = set.Count <= 100_000 ? SqliteVec.Open(set) : null;
        List<Contender> all = [planned, bytes, parallel, floats, .. peer?.Contenders() ?? []];
        List<double> gigabytes = [], four = [], one = [], fourBytes = [], oneBytes = [];
        for (var round = -1; round < rounds; round++)
        {
            if (round < 0)
            {
                all.ForEach(c => queries.Take(c.Queries).ToList().ForEach(q => c.Search(q.Query)));
            }
            else
            {
                all.ForEach(c => c.Run(queries, round));
            }

            gigabytes.Add(bandwidth.GigabytesPerSecond());
            one.Add(Together(index, queries, plan, 1));
            four.Add(Together(index, queries, plan, 4));
            oneBytes.Add(Together(index, queries, bytesPlan, 1));
            fourBytes.Add(Together(index, queries, bytesPlan, 4));
        }

        var limit = (double bytesPerRow) => set.Count * bytesPerRow / (PairedRounds.Median(gigabytes) * 1e6);
        return new
        {
            rows = set.Count,
            set.Dimensions,
            plan = plan.ToString(),
            bytesPerRow = Math.Round(index.Bytes / (double)set.Count, 1),
            readGigabytesPerSecond = Math.Round(PairedRounds.Median(gigabytes), 1),
            contenders = all.Select(c => c.Figures),
            sqliteVec = peer?.Version,
            ratios = new
            {
                signsToBandwidth = Math.Round(planned.Medians.Clock / limit(set.Dimensions / 8.0), 2),
                bytesToBandwidth = Math.Round(bytes.Medians.Clock / limit(set.Dimensions), 2),
                floatToIndex = Math.Round(floats.Medians.Clock / planned.Medians.Clock, 1),
                fourPerPassThroughput = Math.Round(PairedRounds.Median(one.Zip(four, (a, b) => 4 * a / b)), 2),
                fourPerPassThroughputByBytes = Math.Round(PairedRounds.Median(oneBytes.Zip(fourBytes, (a, b) => 4 * a / b)), 2),
                sqliteVecToIndex = all.Skip(4).ToDictionary(c => c.Name, c => Math.Round(c.Medians.Clock / planned.Medians.Clock, 1)),
                sqliteVecToIndexByProcessor = all.Skip(4).ToDictionary(c => c.Name, c => Math.Round(c.Medians.Processor / planned.Medians.Processor, 1)),
            },
        };
    }

    private static List<int> Alone(LanguageIndexSnapshot index, float[] query, ScanPlan plan)
    {
        var matches = new TopMatches(10, -1);
        var scan = RowScan<EveryPassage>.Rent(index, query, default, matches, plan);
        RowScan[] scans = [scan];
        ScanPasses.RunTogether(scans);
        scan.Return();
        return [.. matches.InOrder().Select(m => m.Slot)];
    }

    private static List<int> Parted(LanguageIndexSnapshot index, float[] query, ScanPlan plan)
    {
        var matches = new TopMatches(10, -1);
        index.Scan(query, default(EveryPassage), matches, plan);
        return [.. matches.InOrder().Select(m => m.Slot)];
    }

    /// <summary>The index before it had passes.</summary>
    private static List<int> Floats(VectorRows set, float[] query)
    {
        var matches = new TopMatches(10, -1);
        for (var row = 0; row < set.Count; row++)
        {
            matches.Offer(row, Math.Clamp(TensorPrimitives.Dot(query, set.Row(row)), -1f, 1f));
        }

        return [.. matches.InOrder().Select(m => m.Slot)];
    }

    /// <summary>The processor time of a pass with some queries.</summary>
    private static double Together(LanguageIndexSnapshot index, List<(float[] Query, int[] Best)> queries, ScanPlan plan, int count)
    {
        const int Passes = 9;
        var matches = Enumerable.Range(0, count).Select(_ => new TopMatches(10, -1)).ToArray();
        var scans = new RowScan[count];
        var start = Environment.CpuUsage.TotalTime;
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var i = 0; i < count; i++)
            {
                matches[i].Reset(10, -1);
                scans[i] = RowScan<EveryPassage>.Rent(index, queries[((pass * 4) + i) % queries.Count].Query, default, matches[i], plan);
            }

            ScanPasses.RunTogether(scans);
            foreach (var scan in scans)
            {
                scan.Return();
            }
        }

        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / Passes;
    }
}
