using Phasa.Indexes;
using Phasa.Indexes.Kernels;
using Phasa.Indexes.Scans;

namespace Phasa.Tests.Indexes.Scans;

public sealed class RowScanTests
{
    private static readonly ScanPlan Signs = new(FirstPass.Signs, 600, 52);
    private static readonly ScanPlan Bytes = new(FirstPass.Bytes, 104, 52);
    private static readonly ScanPlan Vectors = new(FirstPass.Vectors, 0, 0);

    public static TheoryData<string, string> Ways { get; } = new(
        from kernel in ScanKernels.All where kernel.IsSupported from first in Enum.GetNames<FirstPass>() select (kernel.Name, first));

    [Theory]
    [MemberData(nameof(Ways))]
    public void Scan_AnyFirstPass_FindsTheBestInExactOrder(string name, string first)
    {
        var kernel = ScanKernels.All.Single(k => k.Name == name);
        var rows = new SampleRows(5000, kernel: kernel);
        var recall = Recall(rows, default(EveryPassage), Plan(first), 10, _ => true);
        Assert.True(recall >= 0.99, $"recall@10 was {recall}");
    }

    [Theory]
    [InlineData(nameof(FirstPass.Vectors))]
    [InlineData(nameof(FirstPass.Bytes))]
    [InlineData(nameof(FirstPass.Signs))]
    public void Scan_FilterThatLeavesOneInAHundred_FindsTheBestOfThose(string first)
    {
        var rows = new SampleRows(10_000);
        var filter = new OneIn(100);
        var recall = Recall(rows, filter, Plan(first), 10, filter.Admits);
        Assert.True(recall >= 0.98, $"recall@10 was {recall}");
        Assert.Equal(100, rows.Index.Snapshot().Scan(rows.Query(), filter, new TopMatches(10, -1), Plan(first)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(3000)]
    public void Scan_AnyFilter_FindsTheBestOfWhatIsAdmitted(int divisor)
    {
        var rows = new SampleRows(24_000);
        var filter = new OneIn(divisor);
        rows.Index.Remove(0);
        var recall = Recall(rows, filter, null, 8, p => p > 0 && filter.Admits(p));
        Assert.True(recall >= (divisor > 8 ? 0.999 : 0.99), $"recall@8 was {recall}");
        Assert.Equal((24_000 / divisor) - 1, rows.Index.Snapshot().Scan(rows.Query(), filter, new TopMatches(10, -1)));
    }

    [Theory]
    [InlineData(nameof(FirstPass.Vectors))]
    [InlineData(nameof(FirstPass.Bytes))]
    [InlineData(nameof(FirstPass.Signs))]
    public void Scan_RemovedRows_AreNeitherFoundNorCounted(string first)
    {
        var rows = new SampleRows(4000);
        var query = rows.Query();
        var removed = rows.Best(query, 500).Select(m => m.Slot).ToHashSet();
        foreach (var slot in removed)
        {
            rows.Index.Remove(slot);
        }

        // What is left lies far away, where signs tell little: all but a few are candidates.
        var matches = new TopMatches(10, -1);
        Assert.Equal(3500, rows.Index.Snapshot().Scan(query, default(EveryPassage), matches, Plan(first) with { Candidates = 3000 }));
        Assert.Equal(rows.Best(query, 10, p => !removed.Contains(p)).Select(m => m.Slot), matches.InOrder().Select(m => m.Slot));
    }

    [Theory]
    [InlineData(nameof(FirstPass.Vectors))]
    [InlineData(nameof(FirstPass.Bytes))]
    [InlineData(nameof(FirstPass.Signs))]
    public void Scan_PassagesOfManyRows_CountOnceWithTheirBest(string first)
    {
        var rows = new SampleRows(6000, rowsPerPassage: 10);
        var query = rows.Query();
        var matches = new TopMatches(20, -1);
        rows.Index.Snapshot().Scan(query, default(EveryPassage), matches, Plan(first));
        Assert.Equal(20, matches.Accepted);
        Assert.Equal(rows.Best(query, 20).Select(m => m.Slot), matches.InOrder().Select(m => m.Slot));
    }

    [Fact]
    public void Scan_EqualRowsBeyondWhatIsRescored_StillFillsTheAnswer()
    {
        // 400 rows of one passage lie nearer than anything else: rows alone would leave one passage of ten.
        var index = new LanguageIndex(2);
        for (var i = 0; i < 3000; i++)
        {
            var angle = i < 400 ? 0f : 0.1f + (i / 10_000f);
            index.Append(i < 400 ? 0 : i, [MathF.Cos(angle), MathF.Sin(angle)]);
        }

        var matches = new TopMatches(10, 0.5f);
        index.Snapshot().Scan([1, 0], default(EveryPassage), matches, new(FirstPass.Bytes, 800, 52));
        Assert.Equal(10, matches.Accepted);
        Assert.Equal(0, matches.InOrder()[0].Slot);
    }

    [Fact]
    public void Scan_ThousandPassages_AreNearlyAllFound()
    {
        var rows = new SampleRows(10_000);
        var query = rows.Query();
        var matches = new TopMatches(1000, -1);
        rows.Index.Snapshot().Scan(query, default(EveryPassage), matches);
        Assert.Equal(1000, matches.Accepted);
        Assert.True(matches.InOrder().Select(m => m.Slot).Intersect(rows.Best(query, 1000).Select(m => m.Slot)).Count() >= 990);
    }

    [Theory]
    [InlineData(nameof(FirstPass.Bytes))]
    [InlineData(nameof(FirstPass.Signs))]
    public void RunTogether_SeveralQueries_EachFindsWhatItFindsAlone(string first)
    {
        var rows = new SampleRows(5000);
        var snapshot = rows.Index.Snapshot();
        var queries = Enumerable.Range(0, 4).Select(_ => rows.Query()).ToArray();
        var together = queries.Select(_ => new TopMatches(10, -1)).ToArray();
        RowScan[] scans =
        [
            .. queries.Select((q, i) => i % 2 == 0
                ? (RowScan)RowScan<EveryPassage>.Rent(snapshot, q, default, together[i], Plan(first))
                : RowScan<OneIn>.Rent(snapshot, q, new OneIn(3), together[i], Plan(first))),
        ];
        ScanPasses.RunTogether(scans);

        for (var i = 0; i < queries.Length; i++)
        {
            var alone = new TopMatches(10, -1);
            _ = i % 2 == 0
                ? snapshot.Scan(queries[i], default(EveryPassage), alone, Plan(first))
                : snapshot.Scan(queries[i], new OneIn(3), alone, Plan(first));
            Assert.Equal(alone.InOrder(), together[i].InOrder());
        }
    }

    [Theory]
    [InlineData(nameof(FirstPass.Bytes))]
    [InlineData(nameof(FirstPass.Signs))]
    public void PartedPass_AnyParts_FindsWhatOneThreadFinds(string first)
    {
        var rows = new SampleRows(7000);
        var snapshot = rows.Index.Snapshot();
        for (var parts = 2; parts <= 8; parts++)
        {
            var query = rows.Query();
            var (alone, parted) = (new TopMatches(10, -1), new TopMatches(10, -1));
            snapshot.Scan(query, default(EveryPassage), alone, Plan(first));
            var scan = RowScan<EveryPassage>.Rent(snapshot, query, default, parted, Plan(first));
            PartedPass.Run(scan, parts);
            scan.Finish();
            Assert.Equal(alone.InOrder(), parted.InOrder());
        }
    }

    [Theory]
    [InlineData(nameof(FirstPass.Vectors))]
    [InlineData(nameof(FirstPass.Bytes))]
    [InlineData(nameof(FirstPass.Signs))]
    public void Scan_MemoryIsWarm_AllocatesNothing(string first)
    {
        var rows = new SampleRows(5000);
        var snapshot = rows.Index.Snapshot();
        var queries = Enumerable.Range(0, 20).Select(_ => rows.Query()).ToArray();
        var matches = new TopMatches(10, 0);

        // The first runs meet collections that grow, and some of the spare memory may be in the hands of tests beside this one:
        // a scan that itself allocates does so in every run.
        var least = long.MaxValue;
        for (var run = 0; run < 20; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var query in queries)
            {
                matches.Reset(10, 0);
                snapshot.Scan(query, new OneIn(1), matches, Plan(first));
                matches.Reset(10, 0);
                snapshot.Scan(query, new OneIn(3), matches, Plan(first));
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static ScanPlan Plan(string first) => Enum.Parse<FirstPass>(first) switch
    {
        FirstPass.Signs => Signs,
        FirstPass.Bytes => Bytes,
        _ => Vectors,
    };

    private static double Recall<TFilter>(SampleRows rows, TFilter filter, ScanPlan? plan, int count, Func<int, bool> admits)
        where TFilter : struct, ISlotFilter
    {
        var snapshot = rows.Index.Snapshot();
        var (found, wanted) = (0, 0);
        for (var i = 0; i < 20; i++)
        {
            var query = rows.Query();
            var matches = new TopMatches(count, -1);
            _ = plan is { } own ? snapshot.Scan(query, filter, matches, own) : snapshot.Scan(query, filter, matches);
            var (best, given) = (rows.Best(query, count, admits), matches.InOrder());
            Assert.Equal(best.Count, given.Count);
            Assert.Equal(best[0].Similarity, matches.Best!.Value, 1e-5f);
            Assert.Equal(given.OrderByDescending(m => m.Similarity), given);
            foreach (var match in given.Join(best, m => m.Slot, b => b.Slot, (m, b) => (m.Similarity, Exact: b.Similarity)))
            {
                Assert.Equal(match.Exact, match.Similarity, 1e-5f);
                found++;
            }

            wanted += best.Count;
        }

        return found / (double)wanted;
    }

    private readonly record struct OneIn(int Divisor) : ISlotFilter
    {
        public bool Admits(int slot) => slot % Divisor == 0;
    }
}
