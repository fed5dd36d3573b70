using Phasa.Conformance.Storage;
using Phasa.Embeddings;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Embeddings;

/// <summary>What every <see cref="ISpaceStore"/> does, and what the other parts of a store do with spaces.</summary>
public abstract class SpaceStoreConformance(StoreFactory factory) : StoreSuite(factory)
{
    private static readonly EmbeddingSpace Other = Space with { Revision = "2" };

    [Fact]
    public async Task FindProbe_NoneKept_GivesNull()
    {
        await CollectionAsync();
        Assert.Null(await Store.Spaces.FindProbeAsync(Space, Stop));
        Assert.Null(await Store.Spaces.FindProbeAsync(Other, Stop));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task KeepProbe_WithOrWithoutACollection_SurvivesReopening(bool withCollection)
    {
        if (withCollection)
        {
            await CollectionAsync();
        }

        var probe = Probe("a");
        Assert.Equal(1, probe.SimilarityTo(await Store.Spaces.KeepProbeAsync(Space, probe, Stop)), 1e-6f);

        await ReopenAsync();

        var kept = Assert.IsType<SpaceProbe>(await Store.Spaces.FindProbeAsync(Space, Stop));
        Assert.Equal(probe.ToBytes(), kept.ToBytes());
        Assert.Null(await Store.Spaces.FindProbeAsync(Other, Stop));
    }

    [Fact]
    public async Task KeepProbe_AnotherStands_GivesTheOneThatStands()
    {
        await Store.Spaces.KeepProbeAsync(Space, Probe("a"), Stop);
        var standing = await Store.Spaces.KeepProbeAsync(Space, Probe("b"), Stop);
        Assert.Equal(Probe("a").ToBytes(), standing.ToBytes());
        Assert.Equal(Probe("a").ToBytes(), (await Store.Spaces.FindProbeAsync(Space, Stop))!.ToBytes());
    }

    [Fact]
    public async Task ReadChanges_SpaceWithoutTheRows_IsRefused()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await RefusedAsync(ErrorCodes.SpaceMismatch, () => Store.Feed.ReadChangesAsync(collection.Id, Other, 0, _ => { }, Stop));
    }

    [Fact]
    public async Task Write_TwoCollectionsInTwoSpaces_KeepsEachInItsOwn()
    {
        var one = await CollectionAsync("one");
        var other = await Store.Collections.CreateAsync("other", [Japanese], Other, Stop);
        await WriteAsync(one, New("a", "一"));
        await WriteAsync(other, Version("a", 0, Passage("一") with { Rows = [new(0, Vector("一"), Other)] }));

        Assert.Equal(Space, (await Store.Collections.FindAsync("one", Stop))!.Space);
        Assert.Equal(Other, (await Store.Collections.FindAsync("other", Stop))!.Space);
        Assert.Single(await RowsAsync(one));
        Assert.Single(await RowsAsync(other));
        await RefusedAsync(ErrorCodes.SpaceMismatch, () => Store.Documents.WriteAsync(other.Id, [New("b", "二")], Stop));
    }

    private static SpaceProbe Probe(string name) => SpaceProbe.Of([.. Enumerable.Range(0, SpaceProbe.Count).Select(i => Vector($"{name}{i}"))]);
}
