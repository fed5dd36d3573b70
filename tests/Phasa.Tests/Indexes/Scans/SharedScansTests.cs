using Phasa.Indexes;
using Phasa.Indexes.Scans;

namespace Phasa.Tests.Indexes.Scans;

public sealed class SharedScansTests
{
    [Fact]
    public async Task ScanAsync_Alone_RunsAtOnceOnItsThread()
    {
        var rows = new SampleRows(1000);
        var scans = new SharedScans(passes: 1);
        for (var i = 0; i < 3; i++)
        {
            var matches = new TopMatches(10, -1);
            var scan = scans.ScanAsync(rows.Index.Snapshot(), rows.Query(), default(EveryPassage), matches);
            Assert.True(scan.IsCompleted);
            Assert.Equal(1000, await scan);
            Assert.Equal(10, matches.Accepted);
        }
    }

    [Fact]
    public async Task ScanAsync_AllPassesTaken_QueueAndEachFindsItsOwn()
    {
        var (rows, others) = (new SampleRows(3000), new SampleRows(500));
        var (snapshot, other) = (rows.Index.Snapshot(), others.Index.Snapshot());
        var scans = new SharedScans(passes: 1);
        using var gate = new Gate();
        var first = Task.Run(async () => await scans.ScanAsync(other, others.Query(), new Gated(gate), new TopMatches(1, -1)));
        await gate.Reached;

        var queries = Enumerable.Range(0, 11).Select(_ => rows.Query()).ToArray();
        var found = queries.Select(_ => new TopMatches(5, -1)).ToArray();
        var waiting = queries.Select((q, i) => scans.ScanAsync(i % 4 == 3 ? other : snapshot, q, default(EveryPassage), found[i]).AsTask()).ToArray();
        Assert.Equal(queries.Length, scans.Waiting);
        Assert.All(waiting, w => Assert.False(w.IsCompleted));

        gate.Open();
        var counts = await Task.WhenAll(waiting);
        await first;
        for (var i = 0; i < queries.Length; i++)
        {
            var alone = new TopMatches(5, -1);
            Assert.Equal((i % 4 == 3 ? other : snapshot).Scan(queries[i], default(EveryPassage), alone), counts[i]);
            Assert.Equal(alone.InOrder(), found[i].InOrder());
        }

        Assert.Equal(0, scans.Waiting);
    }

    [Fact]
    public async Task ScanAsync_PassFails_TellsItsCallersAndServesTheNext()
    {
        var rows = new SampleRows(3000);
        var scans = new SharedScans(passes: 1);
        using var gate = new Gate();
        var first = Task.Run(async () => await scans.ScanAsync(rows.Index.Snapshot(), rows.Query(), new Gated(gate), new TopMatches(1, -1)));
        await gate.Reached;

        // It fails when it is asked again, in the pass.
        var failing = scans.ScanAsync(rows.Index.Snapshot(), rows.Query(), new FailingAfter(3000, new int[1]), new TopMatches(1, -1)).AsTask();
        gate.Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        await first;
        Assert.Equal(3000, await scans.ScanAsync(rows.Index.Snapshot(), rows.Query(), default(EveryPassage), new TopMatches(1, -1)));
    }

    private readonly record struct Gated(Gate Gate) : ISlotFilter
    {
        public bool Admits(int slot) => Gate.Pass();
    }

    private readonly record struct FailingAfter(int Calls, int[] Counted) : ISlotFilter
    {
        public bool Admits(int slot) => ++Counted[0] <= Calls ? true : throw new InvalidOperationException("The filter failed.");
    }

    private sealed class Gate : IDisposable
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _open = new();

        public Task Reached => _reached.Task;

        public void Open() => _open.Set();

        public bool Pass()
        {
            _reached.TrySetResult();
            _open.Wait();
            return true;
        }

        public void Dispose() => _open.Dispose();
    }
}
