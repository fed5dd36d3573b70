using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Conformance.Storage;

/// <summary>What every <see cref="IHistoryMarks"/> does.</summary>
public abstract class HistoryMarksConformance(StoreFactory factory) : StoreSuite(factory)
{
    [Fact]
    public async Task Has_WhatWasAdded_SurvivesReopening()
    {
        var collection = await CollectionAsync();
        await Store.Marks.AddAsync(collection.Id, "rows", "m", Stop);
        Assert.True(await Store.Marks.HasAsync(collection.Id, "rows", "m", Stop));
        await ReopenAsync();
        Assert.True(await Store.Marks.HasAsync(collection.Id, "rows", "m", Stop));
    }

    [Fact]
    public async Task Has_OfAnotherCollectionKindOrText_IsFalse()
    {
        var (one, other) = (await CollectionAsync("one"), await CollectionAsync("other"));
        await Store.Marks.AddAsync(one.Id, "rows", "m", Stop);
        Assert.False(await Store.Marks.HasAsync(other.Id, "rows", "m", Stop));
        Assert.False(await Store.Marks.HasAsync(one.Id, "words", "m", Stop));
        Assert.False(await Store.Marks.HasAsync(one.Id, "rows", "n", Stop));
    }

    [Fact]
    public async Task Add_MoreThanAreKept_ForgetsTheOldestOfItsKind()
    {
        var collection = await CollectionAsync();
        await Store.Marks.AddAsync(collection.Id, "words", "first", Stop);
        for (var i = 0; i <= IHistoryMarks.Kept; i++)
        {
            await Store.Marks.AddAsync(collection.Id, "rows", $"{i}", Stop);
        }

        // Added again, a mark is the latest.
        await Store.Marks.AddAsync(collection.Id, "rows", "1", Stop);
        await Store.Marks.AddAsync(collection.Id, "rows", "next", Stop);
        Assert.False(await Store.Marks.HasAsync(collection.Id, "rows", "0", Stop));
        Assert.True(await Store.Marks.HasAsync(collection.Id, "rows", "1", Stop));
        Assert.False(await Store.Marks.HasAsync(collection.Id, "rows", "2", Stop));
        Assert.True(await Store.Marks.HasAsync(collection.Id, "rows", "3", Stop));
        Assert.True(await Store.Marks.HasAsync(collection.Id, "words", "first", Stop));
    }

    [Fact]
    public async Task Add_CollectionHasGone_IsRefused()
    {
        var collection = await CollectionAsync();
        await Store.Marks.AddAsync(collection.Id, "rows", "m", Stop);
        await Store.Collections.DeleteAsync(collection.Name, Stop);
        Assert.False(await Store.Marks.HasAsync(collection.Id, "rows", "m", Stop));
        var error = await Assert.ThrowsAsync<PhasaException>(() => Store.Marks.AddAsync(collection.Id, "rows", "n", Stop));
        Assert.Equal(ErrorCodes.CollectionNotFound, error.Code);
    }

    [Fact]
    public async Task Add_ToACollection_LeavesItsSequence()
    {
        var collection = await CollectionAsync();
        var before = await Store.Feed.SequenceAsync(collection.Id, Stop);
        await Store.Marks.AddAsync(collection.Id, "rows", "m", Stop);
        Assert.Equal(before, await Store.Feed.SequenceAsync(collection.Id, Stop));
    }
}
