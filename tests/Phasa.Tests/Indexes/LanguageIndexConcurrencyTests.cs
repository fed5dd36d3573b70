using Phasa.Indexes;

namespace Phasa.Tests.Indexes;

public sealed class LanguageIndexConcurrencyTests
{
    [Fact]
    public async Task Scan_WhileAWriterAppendsRemovesAndCompacts_SeesOneMoment()
    {
        // Passage n has its row until n + 1500 is written: any moment has exactly the last 1500, all alike.
        const int Kept = 1500;
        const int Written = 20_000;
        var index = new LanguageIndex(64);
        var vector = new float[64];
        vector[3] = 1;
        List<int> positions = [.. Enumerable.Range(0, Kept).Select(slot => index.Append(slot, vector))];
        var published = index.Snapshot();
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            var scans = 0;
            do
            {
                var snapshot = Volatile.Read(ref published);
                var matches = new TopMatches(Kept + 1, 0.9f);
                Assert.Equal(Kept, snapshot.Scan(vector, default(EveryPassage), matches));
                var slots = matches.InOrder().Select(m => m.Slot).ToList();
                Assert.Equal(Enumerable.Range(slots[0], Kept), slots);
                scans++;
            }
            while (!stop.IsCancellationRequested);
            return scans;
        })).ToArray();

        for (var slot = Kept; slot < Written && !readers.Any(r => r.IsFaulted); slot++)
        {
            positions.Add(index.Append(slot, vector));
            index.Remove(positions[slot - Kept]);
            if (index.NeedsCompaction)
            {
                var moved = index.Compact();
                positions = [.. positions.Select(p => p < 0 ? -1 : moved[p])];
            }

            Volatile.Write(ref published, index.Snapshot());
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), scans => Assert.True(scans > 0));
    }

    [Fact]
    public void Append_Published_IsFoundAtOnce()
    {
        var index = new LanguageIndex(64);
        var vector = new float[64];
        for (var slot = 0; slot < 3000; slot++)
        {
            vector[slot % 64] += 1;
            index.Append(slot, vector);
            if (slot % 500 == 499)
            {
                var matches = new TopMatches(1, -1);
                index.Snapshot().Scan(vector, new Only(slot), matches);
                Assert.Equal(slot, matches.InOrder()[0].Slot);
            }
        }
    }

    private readonly record struct Only(int Slot) : ISlotFilter
    {
        public bool Admits(int slot) => slot == Slot;
    }
}
