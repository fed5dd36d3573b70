using Phasa.Indexes;
using Phasa.Indexes.Scans;

namespace Phasa.Bench.Scan;

/// <summary>How many of the best rows a scan finds, by how many candidates its passes leave: where <see cref="ScanPlan"/> has its numbers from.</summary>
internal sealed class RecallWorkload : IWorkload
{
    private static readonly int[] Candidates = [100, 200, 500, 1000, 2000, 4000, 8000];
    private static readonly int[] ByteCandidates = [20, 50, 100];

    /// <inheritdoc/>
    public string Name => "recall";

    /// <inheritdoc/>
    public string Description => "Recall of the vector scan on clustered and on real embeddings, by candidates of its first pass, with filters, against all rows compared by their vectors.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        List<object> figures = [];
        foreach (var make in Sets())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var set = make();
            await progress.WriteLineAsync($"{set.Name}: {set.Count} × {set.Dimensions}, {set.Queries.Length} queries");
            figures.Add(await MeasureAsync(set, progress));
        }

        return figures;
    }

    /// <summary>Passages are rows here: slot and row have the same number.</summary>
    internal static LanguageIndexSnapshot Index(VectorRows set)
    {
        var index = new LanguageIndex(set.Dimensions);
        for (var i = 0; i < set.Count; i++)
        {
            index.Append(i, set.Row(i));
        }

        return index.Snapshot();
    }

    private static IEnumerable<Func<VectorRows>> Sets()
    {
        yield return () => TextRows.Read(2_000);
        yield return () => TextRows.Read(20_000);
        yield return () => TextRows.Read(33_000);
        yield return () => TextRows.Read(200_000);
        foreach (var dimensions in new[] { 128, 256, 384, 1024 })
        {
            yield return () => VectorRows.Clustered(100_000, dimensions, 200, seed: 1);
        }

        yield return () => VectorRows.Clustered(1_000_000, 256, 100, seed: 2);
        yield return () => VectorRows.Clustered(1_000_000, 384, 100, seed: 2);
    }

    private static async Task<object> MeasureAsync(VectorRows set, TextWriter progress)
    {
        var index = Index(set);
        var best10 = set.Queries.Select(q => set.Best(q, 10)).ToArray();
        var bySigns = Candidates.Where(c => c < set.Count)
            .ToDictionary(c => $"{c}", c => Recall(index, set, best10, default(EveryPassage), new(FirstPass.Signs, c, 52)));
        var byBytes = ByteCandidates.ToDictionary(c => $"{c}", c => Recall(index, set, best10, default(EveryPassage), new(FirstPass.Bytes, c, c)));
        var plan = ScanPlan.For(set.Dimensions, set.Count, 10);
        var hundredth = new Remainder(100);
        var fiftieth = new Remainder(50);
        var few = set.Queries.Take(100).ToArray();
        var figures = new
        {
            set.Name,
            rows = set.Count,
            set.Dimensions,
            queries = set.Queries.Length,
            plan = plan.ToString(),
            recall1 = Recall(index, set, [.. best10.Select(b => b[..1])], default(EveryPassage), null),
            recall10 = Recall(index, set, best10, default(EveryPassage), null),
            recall100 = Recall(index, set with { Queries = few }, [.. few.Select(q => set.Best(q, 100))], default(EveryPassage), null),
            recall1000 = Recall(index, set with { Queries = few[..20] }, [.. few[..20].Select(q => set.Best(q, 1000))], default(EveryPassage), null),
            recall10OfOneInAHundred = Recall(index, set with { Queries = few }, [.. few.Select(q => set.Best(q, 10, hundredth.Admits))], hundredth, null),
            recall10OfOneInFifty = Recall(index, set with { Queries = few }, [.. few.Select(q => set.Best(q, 10, fiftieth.Admits))], fiftieth, null),
            recall10BySignCandidates = bySigns,
            recall10ByByteCandidates = byBytes,
        };
        await progress.WriteLineAsync(System.Text.Json.JsonSerializer.Serialize(figures));
        return figures;
    }

    private static double Recall<TFilter>(LanguageIndexSnapshot index, VectorRows set, int[][] best, TFilter filter, ScanPlan? plan)
        where TFilter : struct, ISlotFilter
    {
        var (found, wanted) = (0, 0);
        for (var i = 0; i < set.Queries.Length; i++)
        {
            var matches = new TopMatches(best[i].Length, -1);
            _ = plan is { } own ? index.Scan(set.Queries[i], filter, matches, own) : index.Scan(set.Queries[i], filter, matches);
            found += matches.InOrder().Select(m => m.Slot).Intersect(best[i]).Count();
            wanted += best[i].Length;
        }

        return Math.Round(found / (double)wanted, 4);
    }

    private readonly record struct Remainder(int Divisor) : ISlotFilter
    {
        public bool Admits(int slot) => slot % Divisor == 0;
    }
}
