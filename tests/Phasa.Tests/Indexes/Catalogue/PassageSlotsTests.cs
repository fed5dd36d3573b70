using Phasa.Indexes;

namespace Phasa.Tests.Indexes.Catalogue;

public sealed class PassageSlotsTests
{
    [Fact]
    public void SlotOf_ManyPassages_FindsEachAndNoOther()
    {
        var (slots, random) = (new PassageSlots(), new Random(3));
        Dictionary<long, int> expected = [];
        for (var i = 0; i < 200_000; i++)
        {
            // Runs as a store gives them, strides, and numbers by chance.
            var id = (i % 3) switch { 0 => i, 1 => i * 4096L, _ => random.NextInt64() };
            if (!expected.ContainsKey(id))
            {
                expected[id] = slots.Take(new(id), new(i));
            }
        }

        Assert.All(expected, e => Assert.Equal(e.Value, slots.SlotOf(new(e.Key))));
        Assert.Equal(Enumerable.Range(0, expected.Count), expected.Values);
        Assert.Equal(-1, slots.SlotOf(new(-1)));
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Equal(-1, slots.SlotOf(new(-random.NextInt64(1, long.MaxValue)))));
        var again = new PassageSlots([.. slots.Publish()], [.. slots.PublishDocuments()]);
        Assert.All(expected, e => Assert.Equal(e.Value, again.SlotOf(new(e.Key))));
    }

    [Fact]
    public async Task SlotOf_BesideTheWriter_FindsWhatWasPublished()
    {
        var slots = new PassageSlots();
        var published = 0;
        var readers = Enumerable.Range(0, 2).Select(seed => Task.Run(() =>
        {
            var random = new Random(seed);
            int count;
            do
            {
                count = Volatile.Read(ref published);
                var wanted = random.Next(Math.Max(1, count));
                Assert.Equal(count == 0 ? -1 : wanted, count == 0 ? -1 : slots.SlotOf(new((wanted * 7919L) + 1)));
                Assert.Equal(-1, slots.SlotOf(new(-1)));
            }
            while (count < 300_000);
        })).ToList();
        for (var i = 0; i < 300_000; i++)
        {
            slots.Take(new((i * 7919L) + 1), new(i));
            Volatile.Write(ref published, i + 1);
        }

        await Task.WhenAll(readers);
    }
}
