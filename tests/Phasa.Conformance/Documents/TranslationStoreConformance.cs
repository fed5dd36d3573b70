using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Documents;
using Phasa.Jobs;
using Phasa.Languages;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Documents;

/// <summary>What every <see cref="IDocumentStore"/> does with translations: whose text wins, what becomes stale, which jobs there are.</summary>
public abstract class TranslationStoreConformance(StoreFactory factory) : StoreSuite(factory)
{
    [Fact]
    public async Task Write_OpenLanguages_HaveAJobEach()
    {
        var collection = await CollectionAsync("kb", Japanese, English, Lao);
        var document = await WriteAsync(collection, New("a", "一"));
        Assert.Equal([English, Lao], (await JobsAsync()).Select(j => j.Language).OrderBy(l => l.Value));
        Assert.All(await JobsAsync(), j => Assert.Equal(
            (document.Key, JobState.Queued, 0, 0L, Time.GetUtcNow()), (j.Document, j.State, j.Attempts, j.LeaseToken, j.DueAt)));
    }

    [Fact]
    public async Task Write_MixedDocument_HasAJobForItsOwnLanguageToo()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, Version("a", 0, Passage("一"), Passage("two") with { Language = English }));
        Assert.Equal([English, Japanese], (await JobsAsync()).Select(j => j.Language).OrderBy(l => l.Value));
        Assert.Equal(TranslationState.Queued, (await StateAsync(collection, "a", Japanese)).State);
    }

    [Fact]
    public async Task Write_TranslatedDocument_IsReadyWithoutAJob()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, Version("a", 0, Passage("一", Human(English, "one"))) with { Titles = [HumanTitle(English, "Title")] });
        Assert.Empty(await JobsAsync());
        Assert.Equal(HumanTitle(English, "Title"), Assert.Single(document.Titles));
        Assert.Equal(
            new StoredTranslation(document.Passages[0].Id, English, null, "one", TextSource.Human, null, false, Time.GetUtcNow()),
            Assert.Single(document.Translations));
        Assert.Equal(new(English, TranslationState.Ready, 1, 0, 1, 0, null, null), await StateAsync(collection, "a", English));
        Assert.Equal(new(Japanese, TranslationState.Original, 1, 0, 0, 0, null, null), await StateAsync(collection, "a", Japanese));
    }

    [Fact]
    public async Task Summarize_LanguageOutsideTheCollection_IsShownAsOriginal()
    {
        var collection = await CollectionAsync("kb", Lao);
        await WriteAsync(collection, Version("a", 0, Passage("一"), Passage("two") with { Language = English }));
        var summary = await Store.Documents.SummarizeAsync(collection.Id, "a", Stop);
        Assert.Equal(
            [(Lao, TranslationState.Queued), (Japanese, TranslationState.Original)], summary!.Languages.Select(l => (l.Language, l.State)));
    }

    [Fact]
    public async Task LatestTranslations_OfAPair_ComeNewestFirstAndCurrent()
    {
        var collection = await CollectionAsync("kb", Japanese, English, Lao);
        var other = await CollectionAsync("other", Japanese, English);
        await WriteAsync(collection, Version("a", 0, Passage("一", Human(English, "one"), Machine(Lao, "ໜຶ່ງ")), Passage("二", Machine(English, "two"))));
        await WriteAsync(other, Version("b", 0, Passage("三", Human(English, "three")), Passage("four", Human(Japanese, "四")) with { Language = English }));
        var stale = await WriteAsync(collection, Version("c", 0, Passage("五", Human(English, "five"))));
        await WriteAsync(collection, Next(stale, "伍"));

        Assert.Equal([new("三", "three"), new("二", "two"), new("一", "one")], await Store.Documents.LatestTranslationsAsync(Japanese, English, 10, Stop));
        Assert.Equal([new("三", "three")], await Store.Documents.LatestTranslationsAsync(Japanese, English, 1, Stop));
        Assert.Empty(await Store.Documents.LatestTranslationsAsync(Lao, English, 10, Stop));
    }

    [Fact]
    public async Task Write_ChangedPassage_StalesHumanAndDropsMachine()
    {
        var collection = await CollectionAsync("kb", Japanese, English, Lao);
        var old = await WriteAsync(collection, Version("a", 0, Passage("一", Human(English, "one"), Machine(Lao, "ໜຶ່ງ"))));
        Assert.Empty((await JobsAsync()).Where(j => j.Language == English));

        var next = await WriteAsync(collection, Next(old, "壱"));

        var kept = Assert.Single(next.Translations);
        Assert.Equal((English, "one", true), (kept.Language, kept.Text, kept.IsStale));
        Assert.Equal(Lao, Assert.Single(await JobsAsync()).Language);
        Assert.Equal(new(English, TranslationState.Stale, 0, 1, 1, 0, null, null), await StateAsync(collection, "a", English));
    }

    [Fact]
    public async Task Write_ChangedPassageWithItsTranslation_IsCurrentAgain()
    {
        var collection = await CollectionAsync();
        var old = await WriteAsync(collection, Version("a", 0, Passage("一", Human(English, "one"))));
        var changed = Passage("壱", Human(English, "number one")) with { Continues = old.Passages[0].Id };
        var next = await WriteAsync(collection, Version("a", old.Revision, changed));
        Assert.Equal(("number one", false), Assert.Single(next.Translations) is var t ? (t.Text, t.IsStale) : default);
        Assert.All(await RowsAsync(collection), r => Assert.False(r.IsStale));
    }

    [Fact]
    public async Task Write_UnchangedPassage_KeepsItsTranslations()
    {
        var collection = await CollectionAsync();
        var old = await WriteAsync(collection, Version("a", 0, Passage("一", Machine(English, "one")), Passage("二", Human(English, "two"))));
        var next = await WriteAsync(collection, Next(old, "一", "二", "三"));
        Assert.Equal(old.Translations, next.Translations);
        Assert.Equal((2, 0), await StateAsync(collection, "a", English) is var s ? (s.Ready, s.Stale) : default);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_MachineTranslation_NeverReplacesAHumanOne(bool stale)
    {
        var (collection, document) = await HumanAsync(stale);
        var machine = Passage(document.Passages[0].Text, Machine(English, "machine")) with { Continues = document.Passages[0].Id, Rows = null };
        var next = await WriteAsync(collection, Version("a", document.Revision, machine) with { Title = document.Title, Titles = [MachineTitle(English, "Machine")] });
        Assert.Equal(document.Translations, next.Translations);
        Assert.Equal(document.Titles, next.Titles);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WriteTranslations_MachineTranslation_NeverReplacesAHumanOne(bool stale)
    {
        var (collection, document) = await HumanAsync(stale);
        var rows = await RowsAsync(collection);
        var next = await WriteAsync(collection, Into(document, English, Machine(English, "machine")) with { Title = MachineTitle(English, "Machine") });
        Assert.Equal(document.Translations, next.Translations);
        Assert.Equal(document.Titles, next.Titles);
        Assert.Equal(rows.Select(r => r.Id), (await RowsAsync(collection)).Select(r => r.Id));
    }

    [Fact]
    public async Task WriteTranslations_Human_ReplacesStaleAndMachine()
    {
        var (collection, document) = await HumanAsync(stale: true);
        var next = await WriteAsync(collection, Into(document, English, Human(English, "better")) with { Title = HumanTitle(English, "Better") });
        Assert.Equal(("better", false), Assert.Single(next.Translations) is var t ? (t.Text, t.IsStale) : default);
        Assert.Equal(HumanTitle(English, "Better"), Assert.Single(next.Titles));
        Assert.All(await RowsAsync(collection), r => Assert.False(r.IsStale));
    }

    [Fact]
    public async Task Write_ChangedTitle_StalesHumanAndDropsMachineTitles()
    {
        var collection = await CollectionAsync("kb", Japanese, English, Lao);
        var old = await WriteAsync(collection, Version("a", 0, Passage("一", Human(English, "one"), Machine(Lao, "ໜຶ່ງ"))) with
        {
            Titles = [HumanTitle(English, "Title"), MachineTitle(Lao, "ຫົວຂໍ້")],
        });
        Assert.Empty(await JobsAsync());

        var next = await WriteAsync(collection, Next(old, "一") with { Title = "新しい題" });

        Assert.Equal(HumanTitle(English, "Title") with { IsStale = true }, Assert.Single(next.Titles));
        Assert.Equal(Lao, Assert.Single(await JobsAsync()).Language);
        Assert.Equal(TranslationState.Ready, (await StateAsync(collection, "a", Lao)).State);
    }

    [Fact]
    public async Task Write_PassageOfAnotherLanguage_DropsTheTranslationIntoIt()
    {
        var collection = await CollectionAsync();
        var old = await WriteAsync(collection, Version("a", 0, Passage("一", Human(English, "one"))) with { Titles = [HumanTitle(English, "Title")] });
        var before = await RowsAsync(collection);
        var moved = Passage("一") with { Continues = old.Passages[0].Id, Rows = null, Language = English };

        var next = await WriteAsync(collection, Version("a", old.Revision, moved) with { Language = English });

        Assert.Empty(next.Translations);
        Assert.Empty(next.Titles);
        var row = Assert.Single(await RowsAsync(collection));
        Assert.Equal(English, row.Language);
        Assert.Equal(Vector("一"), row.Vector.ToArray());
        Assert.DoesNotContain(row.Id, before.Select(r => r.Id));
        Assert.Equal(Japanese, Assert.Single(await JobsAsync()).Language);
    }

    [Fact]
    public async Task Write_DocumentWithLeasedJob_LocksTheOldWorkerOut()
    {
        var collection = await CollectionAsync();
        var old = await WriteAsync(collection, New("a", "一"));
        var lease = (await LeaseAsync()).Lease;

        var next = await WriteAsync(collection, Next(old, "一", "二"));

        var job = Assert.Single(await JobsAsync());
        Assert.Equal((JobState.Queued, 0, 0L, null), (job.State, job.Attempts, job.LeaseToken, job.LeasedUntil));
        var late = Into(next, English, Machine(English, "one")) with { Lease = lease };
        Assert.Equal(TranslationWriteOutcome.LeaseLost, await Store.Documents.WriteTranslationsAsync(collection.Id, late, Stop));
        Assert.False(await Store.Jobs.CompleteAsync(lease, Stop));
        Assert.NotEqual(lease, (await LeaseAsync()).Lease);
        Assert.Equal(TranslationWriteOutcome.LeaseLost, await Store.Documents.WriteTranslationsAsync(collection.Id, late, Stop));
        Assert.Empty((await ReadAsync(collection, "a")).Translations);
    }

    [Fact]
    public async Task WriteTranslations_LeaseOfAnotherJob_IsLost()
    {
        var collection = await CollectionAsync();
        var a = await WriteAsync(collection, New("a", "一"));
        var lease = (await LeaseAsync()).Lease;
        var b = await WriteAsync(collection, New("b", "二"));
        Assert.Equal(
            TranslationWriteOutcome.LeaseLost,
            await Store.Documents.WriteTranslationsAsync(collection.Id, Into(b, English, Machine(English, "two")) with { Lease = lease }, Stop));
        Assert.Empty((await ReadAsync(collection, "b")).Translations);
        Assert.NotEmpty((await WriteAsync(collection, Into(a, English, Machine(English, "one")) with { Lease = lease })).Translations);
    }

    [Fact]
    public async Task WriteTranslations_OldVersionOrDeletedDocument_WritesNothing()
    {
        var collection = await CollectionAsync();
        var old = await WriteAsync(collection, New("a", "一"));
        var current = await WriteAsync(collection, Next(old, "壱"));
        var late = Into(old, English, Human(English, "one"));
        Assert.Equal(TranslationWriteOutcome.DocumentChanged, await Store.Documents.WriteTranslationsAsync(collection.Id, late, Stop));
        Assert.Equivalent(current, await ReadAsync(collection, "a"));

        await Store.Documents.DeleteAsync(collection.Id, "a", Stop);
        Assert.Equal(TranslationWriteOutcome.DocumentChanged, await Store.Documents.WriteTranslationsAsync(collection.Id, late, Stop));
    }

    [Fact]
    public async Task WriteTranslations_LastPassage_RemovesTheJob()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一", "二"));
        var lease = (await LeaseAsync()).Lease;
        document = await WriteAsync(collection, Into(document, English, Machine(English, "one")) with { Lease = lease });
        Assert.Equal(lease, Assert.Single(await JobsAsync()).Lease);

        var rest = Into(document, English, Machine(English, "one"), Machine(English, "two")) with { Lease = lease, Title = MachineTitle(English, "Title") };
        var done = await WriteAsync(collection, rest);

        Assert.Empty(await JobsAsync());
        Assert.True(done.Revision > document.Revision);
        Assert.Equal(document.Version, done.Version);
        Assert.Equal(TranslationState.Ready, (await StateAsync(collection, "a", English)).State);
    }

    [Fact]
    public async Task WriteTranslations_ByAPersonWithOpenPassages_LeavesTheJob()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一", "二"));
        var job = await LeaseAsync();
        await WriteAsync(collection, Into(document, English, Human(English, "one")));
        Assert.Equal(job, Assert.Single(await JobsAsync()));
    }

    [Fact]
    public async Task WriteTranslations_RowsOfTranslationsThatStay_AreReplaced()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, Version("a", 0, Passage("一", Human(English, "one")), Passage("二")));
        var rows = document.Passages.ToDictionary(p => p.Id, _ => Rows("title and text"));
        await WriteAsync(collection, Into(document, English) with { Rows = rows });

        var row = Assert.Single(await RowsAsync(collection), r => r.Language == English);
        Assert.Equal(Vector("title and text"), row.Vector.ToArray());
        Assert.Equal(document.Translations, (await ReadAsync(collection, "a")).Translations);
    }

    [Fact]
    public async Task Write_NewRowsForAStaleTranslation_StayStale()
    {
        var (collection, document) = await HumanAsync(stale: true);
        await WriteAsync(collection, Into(document, English) with
        {
            Rows = new Dictionary<PassageId, IReadOnlyList<RowWrite>> { [document.Passages[0].Id] = Rows("anew") },
        });
        var row = Assert.Single(await RowsAsync(collection), r => r.Language == English);
        Assert.True(row.IsStale);
        Assert.Equal(Vector("anew"), row.Vector.ToArray());
    }

    [Fact]
    public async Task WriteTranslations_Contradiction_WritesNothing()
    {
        var collection = await CollectionAsync();
        var a = await WriteAsync(collection, New("a", "一", "二"));
        var b = await WriteAsync(collection, New("b", "三"));
        Task Write(DocumentTranslationWrite write) => Store.Documents.WriteTranslationsAsync(collection.Id, write, Stop);

        await RefusedAsync(ErrorCodes.PassageNotFound, () => Write(Into(b, English, Human(English, "x")) with { Document = a.Key }));
        await RefusedAsync(ErrorCodes.LanguageNotInCollection, () => Write(Into(a, Lao, Human(Lao, "x"))));
        await RefusedAsync(ErrorCodes.InvalidRequest, () => Write(Into(a, English, Human(English, "x"), Human(Japanese, "y"))));
        await RefusedAsync(ErrorCodes.InvalidRequest, () => Write(Into(a, English, Human(English, "x"), Human(English, "y") with { Rows = [] })));
        await RefusedAsync(ErrorCodes.SpaceMismatch, () => Write(Into(a, English, Human(English, "x"), Human(English, "y") with { Rows = [new(0, new float[5], Space)] })));
        await RefusedAsync(ErrorCodes.SpaceMismatch, () => Write(Into(a, English, Human(English, "x") with { Rows = [new(0, Vector("x"), Space with { Model = "other" })] })));

        Assert.Equivalent(a, await ReadAsync(collection, "a"));
    }

    [Fact]
    public async Task ReadHits_TranslationAndOriginal_ShowBothTexts()
    {
        var collection = await CollectionAsync();
        var a = await WriteAsync(collection, Version("a", 0, Passage("一", Machine(English, "one") with { Heading = "Chapter" })) with { Titles = [HumanTitle(English, "Title")] });
        var b = await WriteAsync(collection, New("b", "二"));
        var (pa, pb) = (a.Passages[0].Id, b.Passages[0].Id);

        var hits = await Store.Documents.ReadHitsAsync(collection.Id, [(pb, Japanese), (pa, English), (pb, English), (new(404), English), (pa, Japanese)], Stop);

        Assert.Equal([(pb, Japanese), (pa, English), (pa, Japanese)], hits.Select(h => (h.Passage, h.Language)));
        Assert.Equal((TextSource.Original, "題 b", "章", "二", null, false), (hits[0].Source, hits[0].Title, hits[0].Heading, hits[0].Text, hits[0].Provider, hits[0].IsStale));
        var hit = hits[1];
        Assert.Equal((TextSource.Machine, "Title", "Chapter", "one", "test-provider"), (hit.Source, hit.Title, hit.Heading, hit.Text, hit.Provider));
        Assert.Equal((Japanese, "題 a", "章", "一"), (hit.OriginalLanguage, hit.OriginalTitle, hit.OriginalHeading, hit.OriginalText));
        Assert.Equal(("a", 1, a.Revision, "support"), (hit.DocumentId, hit.DocumentVersion, hit.Sequence, hit.Metadata["team"].GetString()));
        Assert.Equal("題 a", hits[2].Title);
    }

    [Fact]
    public async Task ReadHits_OfAnotherCollection_AreAbsent()
    {
        var (one, other) = (await CollectionAsync("one"), await CollectionAsync("other"));
        var document = await WriteAsync(one, New("a", "一"));
        Assert.Empty(await Store.Documents.ReadHitsAsync(other.Id, [(document.Passages[0].Id, Japanese)], Stop));
    }

    [Fact]
    public async Task ReadHits_StaleTranslation_SaysSo()
    {
        var (collection, document) = await HumanAsync(stale: true);
        var hit = Assert.Single(await Store.Documents.ReadHitsAsync(collection.Id, [(document.Passages[0].Id, English)], Stop));
        Assert.Equal((true, TextSource.Human, "one", "壱"), (hit.IsStale, hit.Source, hit.Text, hit.OriginalText));
    }

    [Fact]
    public async Task Write_PassageChangedTwice_KeepsTheTextThatItsTranslationIsOf()
    {
        var (collection, once) = await HumanAsync(stale: true);
        var twice = await WriteAsync(collection, Next(once, "弐"));

        Assert.Equal("一", Assert.Single(twice.Translations).OutdatedSource);
        var stale = Assert.Single(await Store.Documents.ListStaleAsync(collection.Id, null, null, 10, Stop));
        Assert.Equal(("a", twice.Passages[0].Id, English, "一", "弐", "one"), (stale.DocumentId, stale.Passage, stale.Language, stale.OutdatedSource, stale.Source, stale.Text));

        var current = await WriteAsync(collection, Into(twice, English, Human(English, "two")));
        Assert.Null(Assert.Single(current.Translations).OutdatedSource);
        Assert.Empty(await Store.Documents.ListStaleAsync(collection.Id, null, null, 10, Stop));
    }

    [Fact]
    public async Task Write_PassageThatGoes_LeavesItsHumanTranslationInTheList()
    {
        var collection = await CollectionAsync("kb", Japanese, English, Lao);
        var old = await WriteAsync(collection, Version("a", 0, Passage("一", Human(English, "one"), Machine(Lao, "ໜຶ່ງ")), Passage("二", Human(English, "two"))));
        await WriteAsync(collection, Version("a", old.Revision, Passage("三")));

        var stale = await Store.Documents.ListStaleAsync(collection.Id, English, null, 10, Stop);
        Assert.Equal([("一", null, "one"), ("二", null, "two")], stale.Select(s => (s.OutdatedSource!, s.Source, s.Text)));
        Assert.Empty(await Store.Documents.ListStaleAsync(collection.Id, Lao, null, 10, Stop));
        Assert.Equal("two", Assert.Single(await Store.Documents.ListStaleAsync(collection.Id, null, stale[0].Position, 10, Stop)).Text);
        Assert.Equal("one", Assert.Single(await Store.Documents.ListStaleAsync(collection.Id, null, null, 1, Stop)).Text);

        await Store.Documents.DeleteAsync(collection.Id, "a", Stop);
        Assert.Empty(await Store.Documents.ListStaleAsync(collection.Id, null, null, 10, Stop));
    }

    [Fact]
    public async Task Write_PassageThatIsNowWrittenInTheLanguage_LeavesItsHumanTranslationInTheList()
    {
        var collection = await CollectionAsync();
        var old = await WriteAsync(collection, Version("a", 0, Passage("一", Human(English, "one"))));
        await WriteAsync(collection, Version("a", old.Revision, Passage("uno") with { Continues = old.Passages[0].Id, Language = English }) with { Language = English });

        var stale = Assert.Single(await Store.Documents.ListStaleAsync(collection.Id, null, null, 10, Stop));
        Assert.Equal(("一", null, "one"), (stale.OutdatedSource, stale.Source, stale.Text));
    }

    [Fact]
    public async Task WriteTranslations_OfAnOutdatedSource_AreStale()
    {
        var (collection, document) = await HumanAsync(stale: false);
        var next = await WriteAsync(collection, Into(document, English, Human(English, "nil") with { OutdatedSource = "零" }));

        Assert.Equal(("nil", true, "零"), Assert.Single(next.Translations) is var t ? (t.Text, t.IsStale, t.OutdatedSource) : default);
        Assert.All((await RowsAsync(collection)).Where(r => r.Language == English), r => Assert.True(r.IsStale));
        Assert.Equal("零", Assert.Single(await Store.Documents.ListStaleAsync(collection.Id, null, null, 10, Stop)).OutdatedSource);
    }

    private async Task<(Collection Collection, StoredDocument Document)> HumanAsync(bool stale)
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, Version("a", 0, Passage("一", Human(English, "one"))) with { Titles = [HumanTitle(English, "Title")] });
        return (collection, stale ? await WriteAsync(collection, Next(document, "壱") with { Title = "新しい題" }) : document);
    }
}
