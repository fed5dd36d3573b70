using System.Text.Json;
using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Documents;
using Phasa.Indexes;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Indexes;

/// <summary>What every <see cref="IIndexFeed"/> does.</summary>
public abstract class IndexFeedConformance(StoreFactory factory) : StoreSuite(factory)
{
    [Fact]
    public async Task Sequence_EachWrite_Grows()
    {
        var collection = await CollectionAsync();
        List<long> seen = [await SequenceAsync()];

        var document = await WriteAsync(collection, New("a", "一"));
        seen.Add(await SequenceAsync());
        await WriteAsync(collection, Into(document, English, Machine(English, "one")));
        seen.Add(await SequenceAsync());
        await Store.Documents.DeleteAsync(collection.Id, "a", Stop);
        seen.Add(await SequenceAsync());

        Assert.Equal(seen.Distinct().Order(), seen);

        async Task<long> SequenceAsync() => Assert.IsType<long>(await Store.Feed.SequenceAsync(collection.Id, Stop));
    }

    [Fact]
    public async Task Sequence_RefusedWrite_Stays()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一"));
        Assert.Equal([false], await Store.Documents.WriteAsync(collection.Id, [New("a", "二")], Stop));
        Assert.False(await Store.Documents.DeleteAsync(collection.Id, "none", Stop));
        Assert.Equal(document.Revision, await Store.Feed.SequenceAsync(collection.Id, Stop));
    }

    [Fact]
    public async Task Sequence_WriteToAnotherCollection_Stays()
    {
        var (one, other) = (await CollectionAsync("one"), await CollectionAsync("other"));
        var before = await Store.Feed.SequenceAsync(one.Id, Stop);
        await WriteAsync(other, New("a", "一"));
        Assert.Equal(before, await Store.Feed.SequenceAsync(one.Id, Stop));
        Assert.Empty(await ChangesAsync(one));
    }

    [Fact]
    public async Task ReadChanges_FromTheStart_GivesAllPassagesAndRows()
    {
        var collection = await CollectionAsync();
        var a = await WriteAsync(collection, Version("a", 0, Passage("一", Machine(English, "one")), Passage("two") with { Language = English }));
        var b = await WriteAsync(collection, New("b", "三"));
        await WriteAsync(collection, New("gone", "四"));
        await Store.Documents.DeleteAsync(collection.Id, "gone", Stop);

        var changes = await ChangesAsync(collection);

        Assert.Equal([a.Key, b.Key], changes.Select(c => c.Document));
        Assert.Equal(a.Passages.Select(p => new IndexedPassage(p.Id, p.Language)), changes[0].Passages);
        Assert.Equal(
            [(a.Passages[0].Id, English, Vector("one")), (a.Passages[0].Id, Japanese, Vector("一")), (a.Passages[1].Id, English, Vector("two"))],
            changes[0].Rows.Select(r => (r.Passage, r.Language, r.Vector.ToArray())).OrderBy(r => r.Passage.Value).ThenBy(r => r.Language.Value));
        Assert.All(changes[0].Rows, r => Assert.False(r.IsStale));
    }

    [Fact]
    public async Task ReadChanges_SinceANumber_GivesOnlyWhatCameAfter()
    {
        var collection = await CollectionAsync();
        var a = await WriteAsync(collection, New("a", "一"));
        var b = await WriteAsync(collection, New("b", "二"));
        Assert.Equal([b.Key], (await ChangesAsync(collection, a.Revision)).Select(c => c.Document));

        await WriteAsync(collection, Into(a, English, Machine(English, "one")));
        Assert.Equal([a.Key], (await ChangesAsync(collection, b.Revision)).Select(c => c.Document));
        Assert.Empty(await ChangesAsync(collection, (await Store.Feed.SequenceAsync(collection.Id, Stop))!.Value));
    }

    [Fact]
    public async Task ReadChanges_DeletedDocument_ComesWithoutPassages()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一"));
        await Store.Documents.DeleteAsync(collection.Id, "a", Stop);
        var again = await WriteAsync(collection, New("a", "一"));

        var changes = await ChangesAsync(collection, document.Revision);

        Assert.Equal([document.Key, again.Key], changes.Select(c => c.Document));
        Assert.Empty(changes[0].Passages);
        Assert.Empty(changes[0].Rows);
        Assert.Single(changes[1].Passages);
    }

    [Fact]
    public async Task ReadChanges_SecondStoreOnTheSameData_SeesTheWrite()
    {
        Assert.SkipUnless(Factory.AllowsSecondStore, "The store keeps its data to itself.");
        var collection = await CollectionAsync();
        await using var other = Factory.Create(Time);
        await other.OpenAsync(Stop);
        var before = await other.Feed.SequenceAsync(collection.Id, Stop);

        var document = await WriteAsync(collection, New("a", "一"));

        Assert.NotEqual(before, await other.Feed.SequenceAsync(collection.Id, Stop));
        List<DocumentKey> changed = [];
        await other.Feed.ReadChangesAsync(collection.Id, Space, before!.Value, c => changed.Add(c.Document), Stop);
        Assert.Equal([document.Key], changed);
    }

    [Fact]
    public async Task ReadChanges_CollectionThatHasGone_IsRefused()
    {
        Assert.Null(await Store.Feed.SequenceAsync(new(404), Stop));
        await RefusedAsync(ErrorCodes.CollectionNotFound, () => Store.Feed.ReadChangesAsync(new(404), Space, 0, _ => { }, Stop));
    }

    [Fact]
    public async Task ReadChanges_ReceiverFails_StoreGoesOn()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await Assert.ThrowsAsync<TimeoutException>(() =>
            Store.Feed.ReadChangesAsync(collection.Id, Space, 0, _ => throw new TimeoutException(), Stop));
        Assert.Single(await ChangesAsync(collection));
        await WriteAsync(collection, New("b", "二"));
    }

    [Fact]
    public async Task ReadMetadata_FromTheStart_GivesWhatIsThere()
    {
        var collection = await CollectionAsync();
        var a = await WriteAsync(collection, New("a", "一"));
        await WriteAsync(collection, New("gone", "二"));
        await Store.Documents.DeleteAsync(collection.Id, "gone", Stop);
        var empty = await WriteAsync(collection, New("empty", "三") with { Metadata = new Dictionary<string, JsonElement>() });

        var (reached, metadata) = await MetadataAsync(collection, 0);

        Assert.Equal([(a.Key, "a", "support"), (empty.Key, "empty", null)], metadata);
        Assert.Equal(await Store.Feed.SequenceAsync(collection.Id, Stop), reached);
    }

    [Fact]
    public async Task ReadMetadata_SinceANumber_GivesChangesAndDeletions()
    {
        var collection = await CollectionAsync();
        var (a, b) = (await WriteAsync(collection, New("a", "一")), await WriteAsync(collection, New("b", "二")));
        var since = (await Store.Feed.SequenceAsync(collection.Id, Stop))!.Value;
        await WriteAsync(collection, Next(a, "一") with { Metadata = new Dictionary<string, JsonElement> { ["team"] = JsonElement.Parse("\"it\"") } });
        await Store.Documents.DeleteAsync(collection.Id, "b", Stop);

        var (reached, metadata) = await MetadataAsync(collection, since);

        Assert.Equal([(b.Key, null, null), (a.Key, "a", "it")], metadata);
        Assert.Empty((await MetadataAsync(collection, reached)).Metadata);
    }

    [Fact]
    public async Task ReadMetadata_CollectionThatHasGone_IsRefused() =>
        await RefusedAsync(ErrorCodes.CollectionNotFound, () => Store.Feed.ReadMetadataAsync(new(404), 0, _ => { }, Stop));

    private async Task<(long Reached, List<(DocumentKey Document, string? Id, string? Team)> Metadata)> MetadataAsync(Collection collection, long since)
    {
        List<(DocumentKey, string?, string?)> metadata = [];
        var reached = await Store.Feed.ReadMetadataAsync(
            collection.Id, since, m => metadata.Add((m.Document, m.Id, m.Metadata.TryGetValue("team", out var team) ? team.GetString() : null)), Stop);
        return (reached, metadata);
    }

    [Fact]
    public async Task Rows_UnchangedPassage_KeepTheirKeys()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, Version("a", 0, Passage("一", Machine(English, "one")), Passage("二")));
        var before = await RowsAsync(collection);

        await WriteAsync(collection, Next(document, "一", "二の新しい文"));

        var after = await RowsAsync(collection);
        var kept = document.Passages[0].Id;
        Assert.Equal(before.Where(r => r.Passage == kept).Select(r => r.Id), after.Where(r => r.Passage == kept).Select(r => r.Id));
        Assert.DoesNotContain(after.Single(r => r.Passage != kept).Id, before.Select(r => r.Id));
    }

    [Fact]
    public async Task Rows_TranslationTurnsStale_HaveNewKeys()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, Version("a", 0, Passage("一", Human(English, "one"))));
        var before = Assert.Single(await RowsAsync(collection), r => r.Language == English);

        await WriteAsync(collection, Next(document, "壱"));

        var after = Assert.Single(await RowsAsync(collection), r => r.Language == English);
        Assert.True(after.IsStale);
        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal(before.Vector.ToArray(), after.Vector.ToArray());
    }

    [Fact]
    public async Task Rows_SeveralParts_AreAllThere()
    {
        var collection = await CollectionAsync();
        RowWrite[] parts = [new(0, Vector("x"), Space), new(1, Vector("y"), Space)];
        await WriteAsync(collection, Version("a", 0, Passage("一") with { Rows = parts }));
        Assert.Equal(parts.Select(p => p.Vector.ToArray()), (await RowsAsync(collection)).OrderBy(r => r.Id).Select(r => r.Vector.ToArray()));
    }
}
