using Phasa.Indexes;

namespace Phasa.Tests.Indexes;

public sealed class LanguageIndexTests
{
    [Fact]
    public void Snapshot_AfterFurtherWrites_StaysAsItWas()
    {
        var index = new LanguageIndex(2);
        index.Append(slot: 0, [1, 0]);
        var first = index.Append(slot: 1, [0, 1]);
        var before = index.Snapshot();

        index.Append(slot: 2, [0, 1]);
        index.Remove(first);

        Assert.Equal([1], Found(before));
        Assert.Equal([2], Found(index.Snapshot()));
        Assert.Equal(2, index.Snapshot().Living);
    }

    [Fact]
    public void Compact_MostRowsRemoved_KeepsTheLivingOnesFindable()
    {
        var index = new LanguageIndex(2);
        for (var i = 0; i < 3000; i++)
        {
            index.Append(i, i == 2999 ? [0, 1] : [1, 0]);
        }

        var old = index.Snapshot();
        for (var i = 0; i < 2900; i++)
        {
            index.Remove(i);
        }

        Assert.True(index.NeedsCompaction);
        var moved = index.Compact();

        Assert.Equal(-1, moved[0]);
        Assert.Equal(99, moved[2999]);
        Assert.Equal(100, index.Snapshot().Count);
        Assert.False(index.NeedsCompaction);
        Assert.Equal([2999], Found(index.Snapshot()));
        Assert.Equal([2999], Found(old));
    }

    [Fact]
    public void Scan_Filter_LeavesRowsOut()
    {
        var index = new LanguageIndex(2);
        index.Append(0, [0, 1]);
        index.Append(1, [0, 1]);
        var (written, covered) = (new Bitmap(), new Bitmap());
        written.Set(0, true);
        written.Set(1, true);
        covered.Set(0, true);

        var top = new TopMatches(10, -1);
        var rows = index.Snapshot().Scan([0, 1], new OriginalPassages(written.Freeze(), covered.Freeze()), top);

        Assert.Equal(1, rows);
        Assert.Equal([1], top.InOrder().Select(m => m.Slot));
    }

    private static IEnumerable<int> Found(LanguageIndexSnapshot snapshot)
    {
        var top = new TopMatches(10, 0.5f);
        snapshot.Scan([0, 1], new EveryPassage(), top);
        return top.InOrder().Select(m => m.Slot);
    }
}
