using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Documents;
using Phasa.Indexes;
using Phasa.Indexes.Words;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Indexes;

/// <summary>What the texts of every <see cref="IIndexFeed"/> are.</summary>
public abstract class TextFeedConformance(StoreFactory factory) : StoreSuite(factory)
{
    [Fact]
    public async Task ReadTexts_FromTheStart_GivesAllLanguages()
    {
        var collection = await Store.Collections.CreateAsync("kb", [Japanese, English, Lao], Space, Stop);
        var write = Version("a", 0, Passage("一", Machine(English, "one") with { Heading = "Chapter" }, Human(Lao, "ໜຶ່ງ")), Passage("two") with { Language = English, Heading = null });
        var a = await WriteAsync(collection, write with { Titles = [MachineTitle(English, "Title a")] });

        var document = Assert.Single(await TextsAsync(collection));

        Assert.Equal(a.Key, document.Document);
        Assert.Equal(
            [
                new(a.Passages[0].Id, English, "Title a", "Chapter", "one"),
                new(a.Passages[0].Id, Japanese, "題 a", "章", "一"),
                new(a.Passages[0].Id, Lao, null, null, "ໜຶ່ງ"),
                new(a.Passages[1].Id, English, "Title a", null, "two"),
            ],
            InOrder(document));
    }

    [Fact]
    public async Task ReadTexts_StaleTranslation_IsGiven()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, Version("a", 0, Passage("一", Human(English, "one"))));
        await WriteAsync(collection, Next(document, "壱"));

        var texts = Assert.Single(await TextsAsync(collection, document.Revision));

        Assert.Equal([(English, "one"), (Japanese, "壱")], InOrder(texts).Select(t => (t.Language, t.Text)));
    }

    [Fact]
    public async Task ReadTexts_TitleComesLater_DocumentIsGivenWithIt()
    {
        var collection = await CollectionAsync();
        var a = await WriteAsync(collection, Version("a", 0, Passage("一", Machine(English, "one"))));
        await WriteAsync(collection, New("b", "二"));
        var before = (await Store.Feed.SequenceAsync(collection.Id, Stop))!.Value;

        await WriteAsync(collection, Into(a, English) with { Title = HumanTitle(English, "Title a") });

        var changed = Assert.Single(await TextsAsync(collection, before));
        Assert.Equal(a.Key, changed.Document);
        Assert.Equal([(English, "Title a"), (Japanese, "題 a")], InOrder(changed).Select(t => (t.Language, t.Title)));
    }

    [Fact]
    public async Task ReadTexts_SinceANumber_GivesAllTextsOfWhatChanged()
    {
        var collection = await CollectionAsync();
        var a = await WriteAsync(collection, New("a", "一", "二"));
        var b = await WriteAsync(collection, New("b", "三"));
        Assert.Equal([b.Key], (await TextsAsync(collection, a.Revision)).Select(d => d.Document));

        await WriteAsync(collection, Into(a, English, Machine(English, "one")));

        var changed = Assert.Single(await TextsAsync(collection, b.Revision));
        Assert.Equal(a.Key, changed.Document);
        Assert.Equal(["one", "一", "二"], changed.Texts.Select(t => t.Text).Order(StringComparer.Ordinal));
        Assert.Empty(await TextsAsync(collection, (await Store.Feed.SequenceAsync(collection.Id, Stop))!.Value));
    }

    [Fact]
    public async Task ReadTexts_DeletedDocument_ComesWithoutTexts()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一"));
        await Store.Documents.DeleteAsync(collection.Id, "a", Stop);
        var again = await WriteAsync(collection, New("a", "一"));

        var changes = await TextsAsync(collection, document.Revision);

        Assert.Equal([document.Key, again.Key], changes.Select(c => c.Document));
        Assert.Empty(changes[0].Texts);
        Assert.Single(changes[1].Texts);
    }

    [Fact]
    public async Task ReadTexts_DeletedDocumentFromTheStart_IsLeftOut()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("gone", "一"));
        await Store.Documents.DeleteAsync(collection.Id, "gone", Stop);
        Assert.Empty(await TextsAsync(collection));
    }

    [Fact]
    public async Task ReadTexts_DocumentWithoutPassages_ComesWithoutTexts()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一"));
        var empty = await WriteAsync(collection, Next(document));

        var changed = Assert.Single(await TextsAsync(collection, document.Revision));

        Assert.Equal(empty.Key, changed.Document);
        Assert.Empty(changed.Texts);
    }

    [Fact]
    public async Task ReadTexts_SeveralDocuments_GivesEachOnceWithTheSequenceOfThatMoment()
    {
        var collection = await CollectionAsync();
        List<DocumentKey> written = [];
        foreach (var id in new[] { "c", "a", "b" })
        {
            written.Add((await WriteAsync(collection, Version(id, 0, Passage("一 " + id, Machine(English, "one " + id)), Passage("二 " + id)))).Key);
        }

        List<DocumentTexts> given = [];
        var reached = await Store.Feed.ReadTextsAsync(collection.Id, 0, given.Add, Stop);

        Assert.Equal(written, given.Select(d => d.Document));
        Assert.All(given, d => Assert.Equal(d.Texts.Select(t => t.Passage).Order(Comparer<PassageId>.Create((x, y) => x.Value.CompareTo(y.Value))), d.Texts.Select(t => t.Passage)));
        Assert.Equal(await Store.Feed.SequenceAsync(collection.Id, Stop), reached);
    }

    [Fact]
    public async Task ReadTexts_OtherCollection_IsLeftOut()
    {
        var (one, other) = (await CollectionAsync("one"), await CollectionAsync("other"));
        await WriteAsync(other, New("a", "一"));
        Assert.Empty(await TextsAsync(one));
    }

    [Fact]
    public async Task ReadTexts_CollectionThatHasGone_IsRefused() =>
        await RefusedAsync(ErrorCodes.CollectionNotFound, () => Store.Feed.ReadTextsAsync(new(404), 0, _ => { }, Stop));

    [Fact]
    public async Task ReadTexts_ReceiverFails_StoreGoesOn()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await Assert.ThrowsAsync<TimeoutException>(() => Store.Feed.ReadTextsAsync(collection.Id, 0, _ => throw new TimeoutException(), Stop));
        Assert.Single(await TextsAsync(collection));
        await WriteAsync(collection, New("b", "二"));
    }

    private static IEnumerable<PassageText> InOrder(DocumentTexts document) =>
        document.Texts.OrderBy(t => t.Passage.Value).ThenBy(t => t.Language.Value, StringComparer.Ordinal);

    private async Task<List<DocumentTexts>> TextsAsync(Collection collection, long since = 0)
    {
        List<DocumentTexts> texts = [];
        await Store.Feed.ReadTextsAsync(collection.Id, since, texts.Add, Stop);
        return texts;
    }
}
