using FsCheck.Xunit;
using Phasa.Indexes;

namespace Phasa.Tests.Indexes;

public sealed class TopMatchesTests
{
    [Property]
    public bool InOrder_AnyRows_AreTheBestOfEachPassageInOrder((byte Slot, sbyte Similarity)[] rows, byte size)
    {
        var capacity = (size % 20) + 1;
        const float Threshold = -0.25f;
        var top = new TopMatches(capacity, Threshold);
        foreach (var (slot, similarity) in rows)
        {
            top.Offer(slot, similarity / 128f);
        }

        var expected = rows
            .Select(r => new RowMatch(r.Slot, r.Similarity / 128f))
            .Where(r => r.Similarity >= Threshold)
            .GroupBy(r => r.Slot)
            .Select(g => g.MaxBy(r => r.Similarity))
            .OrderByDescending(r => r.Similarity)
            .ThenBy(r => r.Slot)
            .Take(capacity);
        return top.InOrder().SequenceEqual(expected);
    }

    [Fact]
    public void Offer_BelowTheThreshold_IsSeenButNotAccepted()
    {
        var top = new TopMatches(5, 0.5f);
        top.Offer(1, 0.4f);
        top.Offer(2, 0.2f);
        Assert.Empty(top.InOrder());
        Assert.Equal(0, top.Accepted);
        Assert.Equal(0.4f, top.Best);
    }
}
