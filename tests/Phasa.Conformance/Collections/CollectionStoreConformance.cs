using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Documents;
using Phasa.Languages;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Collections;

/// <summary>What every <see cref="ICollectionStore"/> does.</summary>
public abstract class CollectionStoreConformance(StoreFactory factory) : StoreSuite(factory)
{
    [Fact]
    public async Task Create_NewName_IsFoundAsGiven()
    {
        var created = await CollectionAsync("ຄວາມຮູ້", Lao, Japanese);
        await ReopenAsync();
        var found = Assert.IsType<Collection>(await Store.Collections.FindAsync("ຄວາມຮູ້", Stop));

        Assert.Equal(created with { Languages = [] }, found with { Languages = [] }, Alike);
        Assert.Equal([Lao, Japanese], found.Languages);
        Assert.Equal(Space, found.Space);
        Assert.Equal(Time.GetUtcNow(), found.CreatedAt);
    }

    [Fact]
    public async Task Create_SameName_IsRefused()
    {
        await CollectionAsync();
        await RefusedAsync(ErrorCodes.CollectionExists, () => CollectionAsync());
    }

    [Fact]
    public async Task Create_NoOrRepeatedLanguage_IsRefused()
    {
        await RefusedAsync(ErrorCodes.InvalidRequest, () => Store.Collections.CreateAsync("kb", [], Space, Stop));
        await RefusedAsync(ErrorCodes.InvalidRequest, () => Store.Collections.CreateAsync("kb", [Lao, Lao], Space, Stop));
    }

    [Fact]
    public async Task List_NamesThatDifferInCase_AreDifferentAndInOrdinalOrder()
    {
        await CollectionAsync("kb");
        await CollectionAsync("KB");
        await CollectionAsync("Kb");
        Assert.Equal(["KB", "Kb", "kb"], (await Store.Collections.ListAsync(Stop)).Select(c => c.Name));
        Assert.Null(await Store.Collections.FindAsync("kB", Stop));
    }

    [Fact]
    public async Task Delete_CollectionWithDocuments_RemovesAllOfIt()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "本文"));

        Assert.True(await Store.Collections.DeleteAsync("kb", Stop));

        Assert.Null(await Store.Collections.FindAsync("kb", Stop));
        Assert.Null(await Store.Documents.FindAsync(document.Key, Stop));
        Assert.Null(await Store.Feed.SequenceAsync(collection.Id, Stop));
        Assert.Empty(await JobsAsync());
        Assert.Equal(default, await Store.Collections.CountAsync(collection.Id, Stop));
        Assert.False(await Store.Collections.DeleteAsync("kb", Stop));
    }

    [Fact]
    public async Task Create_AfterDelete_HasAnotherId()
    {
        var first = await CollectionAsync();
        await Store.Collections.DeleteAsync("kb", Stop);
        await ReopenAsync();
        Assert.True((await CollectionAsync()).Id.Value > first.Id.Value);
    }

    [Fact]
    public async Task Count_Documents_CountsThoseOfTheCollection()
    {
        var (one, other) = (await CollectionAsync("one"), await CollectionAsync("other"));
        await WriteAsync(one, New("a", "一", "二"));
        await WriteAsync(one, New("b", "三"));
        await WriteAsync(other, New("a", "四"));
        Assert.Equal(new(2, 3), await Store.Collections.CountAsync(one.Id, Stop));
    }

    [Fact]
    public async Task SetLanguages_AddedLanguage_QueuesWhatIsNotInIt()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await WriteAsync(collection, Version("lao", 0, Passage("ໜຶ່ງ") with { Language = Lao }) with { Language = Lao });

        var changed = await Store.Collections.SetLanguagesAsync("kb", [English, Lao, Japanese], Stop);

        Assert.Equal([English, Lao, Japanese], changed.Languages);
        Assert.Equal(["a"], (await JobsAsync()).Where(j => j.Language == Lao).Select(j => j.DocumentId));
    }

    [Fact]
    public async Task SetLanguages_LanguageTakenAway_LosesTranslationsRowsTitlesAndJobs()
    {
        var collection = await CollectionAsync("kb", Japanese, English, Lao);
        var original = await WriteAsync(collection, New("a", "一", "二"));
        var english = Into(original, English, Human(English, "one")) with { Title = HumanTitle(English, "Title") };
        var before = await WriteAsync(collection, english);
        var untouched = await WriteAsync(collection, New("b", "三"));

        await Store.Collections.SetLanguagesAsync("kb", [Japanese, Lao], Stop);

        var after = await ReadAsync(collection, "a");
        Assert.Empty(after.Translations);
        Assert.Empty(after.Titles);
        Assert.All(await JobsAsync(), job => Assert.Equal(Lao, job.Language));
        Assert.True(after.Revision > before.Revision);
        Assert.Equal(untouched.Revision, (await ReadAsync(collection, "b")).Revision);
        var change = Assert.Single(await ChangesAsync(collection, untouched.Revision));
        Assert.Equal(original.Key, change.Document);
        Assert.All(change.Rows, row => Assert.Equal(Japanese, row.Language));
    }

    [Fact]
    public async Task SetLanguages_PassageInLanguageTakenAway_KeepsItsOriginalRow()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, Version("a", 0, Passage("一"), Passage("two") with { Language = English }));
        await Store.Collections.SetLanguagesAsync("kb", [Japanese], Stop);
        Assert.Equal([Japanese, English], (await RowsAsync(collection)).Select(r => r.Language));
    }

    [Fact]
    public async Task SetLanguages_DocumentsInLanguageTakenAway_IsRefusedAndChangesNothing()
    {
        var collection = await CollectionAsync("kb", Japanese, English, Lao);
        await WriteAsync(collection, New("a", "一"));
        await RefusedAsync(ErrorCodes.InvalidRequest, () => Store.Collections.SetLanguagesAsync("kb", [English], Stop));
        Assert.Equal(collection.Languages, (await Store.Collections.FindAsync("kb", Stop))!.Languages);
        Assert.Equal(2, (await JobsAsync()).Count);
    }

    [Fact]
    public Task SetLanguages_UnknownCollection_IsRefused() =>
        RefusedAsync(ErrorCodes.CollectionNotFound, () => Store.Collections.SetLanguagesAsync("none", [English], Stop));

    [Fact]
    public async Task Coverage_EachKindOfPassage_IsCountedOnce()
    {
        var collection = await CollectionAsync("kb", Lao, English);
        var stale = await WriteAsync(collection, Version("stale", 0, Passage("古", Human(English, "old"))));
        await WriteAsync(collection, Next(stale, "新"));
        await WriteAsync(collection, Version("ready", 0, Passage("一", Human(English, "one")), Passage("二", Machine(English, "two")), Passage("三")));
        await WriteAsync(collection, Version("english", 0, Passage("four") with { Language = English }) with { Language = English });
        await Store.Jobs.EndAsync((await LeaseAsync()).Lease, Phasa.Jobs.JobState.Parked, "translate", "none", null, Stop);

        var coverage = await Store.Collections.CoverageAsync(collection.Id, Stop);

        Assert.Equal([Lao, English, Japanese], coverage.Select(c => c.Language));
        var (lao, english, japanese) = (coverage[0], coverage[1], coverage[2]);
        Assert.Equal((5, 3, 1, 2, 1, 0), (english.Passages, english.Ready, english.Stale, english.Human, english.QueuedPassages, english.FailedPassages));
        Assert.Equal((0, 0, 4, 1), (lao.Ready, lao.Stale, lao.QueuedPassages, lao.FailedPassages));
        Assert.Equal((4, 0, 0), (japanese.Ready, japanese.Stale, japanese.QueuedPassages));
        Assert.Equal(0, lao.Bytes);
        Assert.Equal((4 * 16) + (4 * "一章".Length * 3), japanese.Bytes);
        Assert.Equal(0.6, english.Share, 6);
    }

    [Fact]
    public async Task Coverage_EmptyCollection_IsComplete()
    {
        var collection = await CollectionAsync();
        Assert.All(await Store.Collections.CoverageAsync(collection.Id, Stop), c => Assert.Equal(1, c.Share));
    }

    [Fact]
    public Task Coverage_CollectionThatHasGone_IsRefused() =>
        RefusedAsync(ErrorCodes.CollectionNotFound, () => Store.Collections.CoverageAsync(new(404), Stop));

    private static bool Alike(Collection a, Collection b) =>
        (a.Id, a.Name, a.Space, a.CreatedAt) == (b.Id, b.Name, b.Space, b.CreatedAt);
}
