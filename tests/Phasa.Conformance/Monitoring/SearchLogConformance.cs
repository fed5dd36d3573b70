using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Search;
using Phasa.Separation.Jobs;
using Phasa.TestSupport.Documents;

namespace Phasa.Conformance.Monitoring;

/// <summary>What every <see cref="ISearchLog"/> does.</summary>
public abstract class SearchLogConformance(StoreFactory factory) : StoreSuite(factory)
{
    private static readonly SearchLogFilter All = new();

    [Fact]
    public async Task Append_ThenReopen_GivesEveryMemberBack()
    {
        var kb = await CollectionAsync();
        var written = Of(kb, "ລືມລະຫັດຜ່ານ \"x\"", 7) with
        {
            Language = new(Writes.Lao, LanguageSource.Script),
            Routes = [new(Route.Index, Writes.Lao, 118, 0.64f, 0.41f, 2), new(Route.CrossLingual, Writes.Japanese, 0, null, -1, 0)],
            Hits = [new(new(17), "guides/\"setup\"", Route.Index, Writes.Lao, 0.64f), new(new(3), "ຄູ່ມື", Route.CrossLingual, Writes.Japanese, -0.25f, SearchLegs.Both)],
            HitCount = 2,
            Times = new(TimeSpan.FromMicroseconds(1830), TimeSpan.FromMicroseconds(10), TimeSpan.FromMicroseconds(20), default, TimeSpan.FromMicroseconds(900)),
            Measurement = new MeasurementId(12),
            Warnings = ["words-leg-unavailable", "threshold-unknown"],
        };
        await Store.Searches.AppendAsync([written], [], Stop);
        await ReopenAsync();

        var found = Assert.IsType<LoggedSearch>(await Store.Searches.FindAsync(written.Id, Stop)).Record;
        Assert.Equal(written with { Routes = found.Routes, Hits = found.Hits, Warnings = found.Warnings }, found);
        Assert.Equal(written.Routes, found.Routes);
        Assert.Equal(written.Hits, found.Hits);
        Assert.Equal(written.Warnings, found.Warnings);
        Assert.Equal((0.64f, TimeSpan.FromMicroseconds(900)), (found.Best, found.Times[SearchStep.Embed]));
    }

    [Fact]
    public async Task Append_WithoutAnything_GivesThatBack()
    {
        var kb = await CollectionAsync();
        var written = Of(kb, null, null) with { Hits = [], HitCount = 0 };
        await Store.Searches.AppendAsync([written], [], Stop);
        var found = (await Store.Searches.FindAsync(written.Id, Stop))!.Record;
        Assert.Equal((null, null, null, 0, null), (found.Query, found.QueryKey, found.Measurement, found.HitCount, found.Best));
        Assert.Empty(found.Warnings);
        Assert.Null(await Store.Searches.FindAsync(Guid.NewGuid(), Stop));
    }

    [Fact]
    public async Task Append_TheSameAgain_IsOneRecord()
    {
        var kb = await CollectionAsync();
        var (a, b) = (Of(kb, "a", 1), Of(kb, "b", 2));
        await Store.Searches.AppendAsync([a], [], Stop);
        await Store.Searches.AppendAsync([a, b], [], Stop);
        Assert.Equal(["b", "a"], await QueriesOfAsync(kb, All));
    }

    [Fact]
    public async Task Append_CollectionHasGone_PassesItsRecordsOver()
    {
        var (kb, gone) = (await CollectionAsync(), await CollectionAsync("gone"));
        await Store.Collections.DeleteAsync("gone", Stop);
        var lost = Of(gone, "lost", 1);
        await Store.Searches.AppendAsync([lost, Of(kb, "kept", 1)], [Dropped(gone, 3), Dropped(kb, 2)], Stop);
        Assert.Null(await Store.Searches.FindAsync(lost.Id, Stop));
        Assert.Equal(["kept"], await QueriesOfAsync(kb, All));
        Assert.Empty(await Store.Searches.DroppedAsync(gone.Id, Stop));
        Assert.Equal(2, Assert.Single(await Store.Searches.DroppedAsync(kb.Id, Stop)).Searches);
    }

    [Fact]
    public async Task List_ByPages_ShowsEachOnceLatestFirst()
    {
        var (kb, other) = (await CollectionAsync(), await CollectionAsync("other"));

        // Three in one millisecond: the time alone does not order them.
        var records = Enumerable.Range(0, 7).Select(i => Of(kb, $"q{i}", i) with { At = Time.GetUtcNow().AddSeconds(i / 3) }).ToList();
        await Store.Searches.AppendAsync([.. records, Of(other, "other", 0)], [], Stop);

        List<string?> shown = [];
        SearchLogPosition? before = null;
        IReadOnlyList<LoggedSearch> page;
        while ((page = await Store.Searches.ListAsync(kb.Id, All, before, 2, Stop)).Count > 0)
        {
            shown.AddRange(page.Select(s => s.Record.Query));
            Assert.True(SearchLogPosition.TryParse(page[^1].Position.ToString(), out var position));
            before = position;
        }

        Assert.Equal(["q6", "q5", "q4", "q3", "q2", "q1", "q0"], shown);
    }

    [Fact]
    public async Task List_ByLanguageAndOutcome_LeavesTheRestOut()
    {
        var kb = await CollectionAsync();
        await Store.Searches.AppendAsync(
            [Of(kb, "ja hit", 1), Of(kb, "ja none", 2) with { HitCount = 0 }, In(Of(kb, "lo hit", 3)), In(Of(kb, "lo none", 4)) with { HitCount = 0 }], [], Stop);
        Assert.Equal(["lo none", "lo hit"], await QueriesOfAsync(kb, new() { Language = Writes.Lao }));
        Assert.Equal(["lo none", "ja none"], await QueriesOfAsync(kb, new() { Outcome = SearchOutcome.Zero }));
        Assert.Equal(["ja hit"], await QueriesOfAsync(kb, new() { Language = Writes.Japanese, Outcome = SearchOutcome.Hits }));
    }

    [Fact]
    public async Task Queries_AskedOften_ShowOnceWithTheirNumber()
    {
        var kb = await CollectionAsync();
        await AppendApartAsync(Of(kb, "a", 1), Of(kb, "b", 2) with { HitCount = 0 }, In(Of(kb, "a", 1)), Of(kb, "a", 1), Of(kb, "b", 2), Of(kb, "c", 3));

        var all = await Store.Searches.QueriesAsync(kb.Id, All, null, 10, Stop);
        Assert.Equal([("c", "ja", 1), ("b", "ja", 2), ("a", "ja", 2), ("a", "lo", 1)], all.Select(q => (q.Last.Record.Query, q.Last.Record.Language.Language.Value, q.Searches)));

        // Of a query that found something since, the time it did not is still shown.
        var zero = Assert.Single(await Store.Searches.QueriesAsync(kb.Id, new() { Outcome = SearchOutcome.Zero }, null, 10, Stop));
        Assert.Equal(("b", 1), (zero.Last.Record.Query, zero.Searches));

        var second = await Store.Searches.QueriesAsync(kb.Id, All, all[1].Last.Position, 10, Stop);
        Assert.Equal(["a", "a"], second.Select(q => q.Last.Record.Query));
    }

    [Fact]
    public async Task Queries_OfATime_CountNothingElse()
    {
        var kb = await CollectionAsync();
        SearchRecord[] records = [Of(kb, "a", 1), Of(kb, "b", 2), Of(kb, "a", 1), Of(kb, "a", 1), Of(kb, "c", 3)];
        await AppendApartAsync(records);

        var filter = new SearchLogFilter { From = records[1].At, Until = records[3].At };
        Assert.Equal([("a", 1), ("b", 1)], (await Store.Searches.QueriesAsync(kb.Id, filter, null, 10, Stop)).Select(q => (q.Last.Record.Query, q.Searches)));
        Assert.Equal(["a", "b"], await QueriesOfAsync(kb, filter));
    }

    [Fact]
    public async Task Languages_OfSearches_AreEachThereOnce()
    {
        var (kb, other) = (await CollectionAsync(), await CollectionAsync("other"));
        Assert.Empty(await Store.Searches.LanguagesAsync(kb.Id, Stop));
        await Store.Searches.AppendAsync([In(Of(kb, "a", 1)), Of(kb, "b", 2), In(Of(kb, "c", 3)), Of(other, "d", 4)], [], Stop);
        Assert.Equal([Writes.Japanese, Writes.Lao], await Store.Searches.LanguagesAsync(kb.Id, Stop));
        Assert.Equal([Writes.Japanese], await Store.Searches.LanguagesAsync(other.Id, Stop));
    }

    [Fact]
    public async Task Queries_WithoutKeys_StandForThemselves()
    {
        var kb = await CollectionAsync();
        await AppendApartAsync(Of(kb, null, null), Of(kb, null, null));
        Assert.Equal([1, 1], (await Store.Searches.QueriesAsync(kb.Id, All, null, 10, Stop)).Select(q => q.Searches));
    }

    [Fact]
    public async Task Dropped_InOneHour_AddsUp()
    {
        var kb = await CollectionAsync();
        await Store.Searches.AppendAsync([], [Dropped(kb, 3, 1)], Stop);
        await Store.Searches.AppendAsync([], [Dropped(kb, 4, 2), Dropped(kb, 5) with { Hour = Hour.AddHours(1) }, Dropped(kb, 6) with { Language = Writes.Lao }], Stop);
        Assert.Equal(
            [Dropped(kb, 5) with { Hour = Hour.AddHours(1) }, Dropped(kb, 7, 3), Dropped(kb, 6) with { Language = Writes.Lao }],
            await Store.Searches.DroppedAsync(kb.Id, Stop));
    }

    [Fact]
    public async Task SaveFeedback_Repeated_Replaces()
    {
        var kb = await CollectionAsync();
        var search = Of(kb, "a", 1);
        await Store.Searches.AppendAsync([search], [], Stop);
        Assert.True(await Store.Searches.SaveFeedbackAsync(search.Id, new(new(17), true, Time.GetUtcNow()), Stop));
        Assert.True(await Store.Searches.SaveFeedbackAsync(search.Id, new(null, true, Time.GetUtcNow()), Stop));
        Assert.True(await Store.Searches.SaveFeedbackAsync(search.Id, new(new(17), false, Time.GetUtcNow().AddSeconds(1), "ລາຄາ"), Stop));
        Assert.Equal(
            [new(null, true, Time.GetUtcNow()), new(new(17), false, Time.GetUtcNow().AddSeconds(1), "ລາຄາ")],
            (await Store.Searches.FindAsync(search.Id, Stop))!.Feedback);
        Assert.False(await Store.Searches.SaveFeedbackAsync(Guid.NewGuid(), new(null, true, Time.GetUtcNow()), Stop));
    }

    [Fact]
    public async Task Judged_OnlyWhereTheHitAndTheTextAreKnown()
    {
        var (kb, other) = (await CollectionAsync(), await CollectionAsync("other"));
        var records = new[]
        {
            Of(kb, "one", 1), Of(kb, "many", 2) with { Hits = [Hit(1), Hit(2)], HitCount = 2 }, Of(kb, "whole", 3), Of(kb, "whole of many", 4) with { Hits = [Hit(1), Hit(2)], HitCount = 2 },
            Of(kb, null, 5), Of(kb, "nothing said", 6), Of(other, "other", 7),
        };
        await AppendApartAsync(records);
        PassageId?[] said = [new(17), new PassageId(2), null, null, new PassageId(17), default(PassageId), new PassageId(17)];
        foreach (var (i, record) in records.Index().Where(r => r.Item.Query != "nothing said"))
        {
            await Store.Searches.SaveFeedbackAsync(record.Id, new(said[i], i != 1, Time.GetUtcNow().AddSeconds(i)), Stop);
        }

        var judged = await Store.Searches.JudgedAsync(kb.Id, 10, Stop);

        Assert.Equal(
            [("whole", 17L, "doc 17", true), ("many", 2L, "doc 2", false), ("one", 17L, "doc 17", true)],
            judged.Select(j => (j.Query, j.Passage.Value, j.DocumentId, j.IsHelpful)));
        Assert.Equal((records[0].At, records[0].Language), (judged[2].At, judged[2].Language));
        Assert.Equal("whole", Assert.Single(await Store.Searches.JudgedAsync(kb.Id, 1, Stop)).Query);
    }

    [Fact]
    public async Task Prune_RemovesTheOldSomeAtATime()
    {
        var (kb, other) = (await CollectionAsync(), await CollectionAsync("other"));
        var old = Enumerable.Range(0, 5).Select(i => Of(i % 2 == 0 ? kb : other, $"old {i}", i)).ToList();
        await Store.Searches.AppendAsync(old, [Dropped(kb, 1)], Stop);
        await Store.Searches.SaveFeedbackAsync(old[0].Id, new(new(17), true, Time.GetUtcNow()), Stop);
        Time.Advance(TimeSpan.FromDays(2));
        await Store.Searches.AppendAsync([Of(kb, "new", 9)], [Dropped(kb, 2) with { Hour = Hour.AddDays(2) }], Stop);

        var before = Time.GetUtcNow().AddDays(-1);
        foreach (var expected in (int[])[2, 2, 1, 0])
        {
            Assert.Equal(expected, await Store.Searches.PruneAsync(before, 2, Stop));
        }

        Assert.Equal(["new"], await QueriesOfAsync(kb, All));
        Assert.Empty(await QueriesOfAsync(other, All));
        Assert.Empty(await Store.Searches.JudgedAsync(kb.Id, 10, Stop));
        Assert.Equal(2, Assert.Single(await Store.Searches.DroppedAsync(kb.Id, Stop)).Searches);
    }

    [Fact]
    public async Task Clear_OneCollection_LeavesTheOthers()
    {
        var (kb, other) = (await CollectionAsync(), await CollectionAsync("other"));
        await Store.Searches.AppendAsync([Of(kb, "a", 1), Of(other, "b", 1), .. Enumerable.Range(0, 1200).Select(i => Of(kb, "many", 2))], [Dropped(kb, 1)], Stop);
        Time.Advance(TimeSpan.FromDays(1));
        await Store.Searches.AppendAsync([Of(kb, "later", 3)], [], Stop);
        Assert.Equal(1201, await Store.Searches.ClearAsync(kb.Id, Time.GetUtcNow().AddHours(-1), Stop));
        Assert.Equal(["later"], await QueriesOfAsync(kb, All));
        Assert.Equal(1, await Store.Searches.ClearAsync(kb.Id, null, Stop));
        Assert.Empty(await QueriesOfAsync(kb, All));
        Assert.Equal(["b"], await QueriesOfAsync(other, All));
    }

    [Fact]
    public async Task Delete_Collection_TakesItsSearchesAlong()
    {
        var (kb, other) = (await CollectionAsync(), await CollectionAsync("other"));
        var (search, kept) = (Of(kb, "a", 1), Of(other, "b", 1));
        await Store.Searches.AppendAsync([search, kept], [Dropped(kb, 1)], Stop);
        await Store.Searches.SaveFeedbackAsync(search.Id, new(null, true, Time.GetUtcNow()), Stop);
        await Store.Collections.DeleteAsync("kb", Stop);
        Assert.Null(await Store.Searches.FindAsync(search.Id, Stop));
        Assert.Empty(await Store.Searches.DroppedAsync(kb.Id, Stop));
        Assert.NotNull(await Store.Searches.FindAsync(kept.Id, Stop));
    }

    [Fact]
    public async Task ReadHashKey_Again_IsTheSame()
    {
        var key = await Store.Searches.ReadHashKeyAsync(Stop);
        Assert.Equal(32, key.Length);
        await ReopenAsync();
        Assert.Equal(key, await Store.Searches.ReadHashKeyAsync(Stop));
        Assert.NotEqual(new byte[32], key);
    }

    private static DateTimeOffset Hour => new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private async Task AppendApartAsync(params SearchRecord[] records)
    {
        foreach (var (i, record) in records.Index())
        {
            await Store.Searches.AppendAsync([record with { At = record.At.AddMilliseconds(i) }], [], Stop);
            records[i] = record with { At = record.At.AddMilliseconds(i) };
        }
    }

    private async Task<IEnumerable<string?>> QueriesOfAsync(Collection collection, SearchLogFilter filter) =>
        (await Store.Searches.ListAsync(collection.Id, filter, null, 10_000, Stop)).Select(s => s.Record.Query);

    private static DroppedSearches Dropped(Collection collection, long searches, long zero = 0) => new(collection.Id, Writes.Japanese, Hour, searches, zero);

    private static SearchRecord In(SearchRecord record) => record with { Language = new(Writes.Lao, LanguageSource.Script) };

    private static LoggedHit Hit(long passage) => new(new(passage), $"doc {passage}", Route.Index, Writes.Japanese, 0.5f);

    private SearchRecord Of(Collection collection, string? query, long? key) => new()
    {
        Id = Guid.CreateVersion7(Time.GetUtcNow()),
        Collection = collection.Id,
        At = Time.GetUtcNow(),
        Language = new(Writes.Japanese, LanguageSource.Requested),
        Query = query,
        QueryKey = key,
        Routes = [],
        Hits = [Hit(17)],
        HitCount = 1,
        Times = new(TimeSpan.FromMilliseconds(2)),
        Space = Writes.Space,
    };
}
