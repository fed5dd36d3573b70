using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Monitoring.Insights;
using Phasa.Search;
using Phasa.TestSupport.Documents;

namespace Phasa.Conformance.Monitoring;

/// <summary>What every <see cref="ISearchInsights"/> does.</summary>
public abstract class SearchInsightsConformance(StoreFactory factory) : StoreSuite(factory)
{
    [Fact]
    public async Task RollUp_LoggedSearches_AreCountedOnceByHourAndDay()
    {
        var kb = await CollectionAsync();
        await AppendAsync(Search(kb), Search(kb, Route.Fallback), Search(kb) with { Hits = [], HitCount = 0, Routes = [] });
        Time.Advance(TimeSpan.FromHours(2));
        await AppendAsync(Search(kb));

        Assert.Equal(3, await Store.Insights.RollUpAsync(3, Stop));
        Assert.Equal(1, await Store.Insights.RollUpAsync(3, Stop));
        Assert.Equal(0, await Store.Insights.RollUpAsync(3, Stop));
        await ReopenAsync();
        Assert.Equal(0, await Store.Insights.RollUpAsync(3, Stop));

        var hours = await ReadAsync(kb, InsightSpan.Hour);
        Assert.Equal([(8, 3L), (10, 1L)], hours.Select(h => (h.Start.Hour, h.Figures.Searches)));
        var day = Assert.Single(await ReadAsync(kb, InsightSpan.Day));
        Assert.Equal((Writes.Lao, 4L, 3L, 1L), (day.Language, day.Figures.Searches, day.Figures.Answered, day.Figures.AnsweredByFallback));
        Assert.Equal((3L, 1L), (day.Figures.Hits, day.Figures.FallbackHits));
        Assert.Equal((0.5, 3L, 4L), (day.Figures.MeanSimilarity, day.Figures.Similarities.Count, day.Figures.Latencies.Count));
    }

    [Fact]
    public async Task RollUp_ByTwoAtOnce_CountsEachOnce()
    {
        var kb = await CollectionAsync();
        await AppendAsync([.. Enumerable.Range(0, 200).Select(_ => Search(kb))]);

        var counted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.Insights.RollUpAsync(50, Stop)));

        Assert.Equal(200, counted.Sum());
        Assert.Equal(200, Assert.Single(await ReadAsync(kb, InsightSpan.Day)).Figures.Searches);
    }

    [Fact]
    public async Task Feedback_BeforeAndAfterCounting_CountsOnceAndReplaces()
    {
        var kb = await CollectionAsync();
        var (early, late) = (Search(kb), Search(kb));
        await AppendAsync(early, late);
        await SayAsync(early, true);
        await Store.Insights.RollUpAsync(10, Stop);
        await SayAsync(late, true);
        await SayAsync(late, false);
        await SayAsync(late, false, passage: 17);

        foreach (var span in Enum.GetValues<InsightSpan>())
        {
            var figures = Assert.Single(await ReadAsync(kb, span)).Figures;
            Assert.Equal((2L, 1L, 2L), (figures.Searches, figures.Helpful, figures.Unhelpful));
        }
    }

    [Fact]
    public async Task Read_Range_GivesTheSpansThatBeginInIt()
    {
        var kb = await CollectionAsync();
        for (var day = 0; day < 4; day++)
        {
            await AppendAsync(Search(kb));
            Time.Advance(TimeSpan.FromDays(1));
        }

        await Store.Insights.RollUpAsync(100, Stop);
        var from = new DateTimeOffset(2026, 3, 2, 23, 0, 0, TimeSpan.Zero);

        var lines = await Store.Insights.ReadAsync(kb.Id, InsightSpan.Day, from, from.AddDays(1), Stop);

        Assert.Equal([2, 3], lines.Select(l => l.Start.Day));
    }

    [Fact]
    public async Task Hours_OlderThanKept_GoAndDaysStay()
    {
        var kb = await CollectionAsync();
        await AppendAsync(Search(kb));
        await Store.Insights.RollUpAsync(10, Stop);
        Time.Advance(InsightSpans.HoursAreKept + TimeSpan.FromHours(1));
        await AppendAsync(Search(kb));

        await Store.Insights.RollUpAsync(10, Stop);

        Assert.Single(await ReadAsync(kb, InsightSpan.Hour));
        Assert.Equal(2, (await ReadAsync(kb, InsightSpan.Day)).Count);
    }

    [Fact]
    public async Task Log_PrunedOrCleared_KeepsOrLosesItsFigures()
    {
        var kb = await CollectionAsync();
        await AppendAsync(Search(kb, Route.Fallback));
        await Store.Insights.RollUpAsync(10, Stop);

        await Store.Searches.PruneAsync(Time.GetUtcNow().AddDays(1), 100, Stop);
        Assert.Single(await ReadAsync(kb, InsightSpan.Day));
        await Store.Searches.ClearAsync(kb.Id, null, Stop);
        Assert.Empty(await ReadAsync(kb, InsightSpan.Day));
        Assert.Empty(await DebtAsync(kb));
    }

    [Fact]
    public async Task Debt_OfHitsThroughFallback_IsByDocumentTheMostFirst()
    {
        var kb = await CollectionAsync();
        await AppendAsync(Search(kb, Route.Fallback, "a"), Search(kb, Route.Fallback, "b"), Search(kb, Route.Fallback, "b"), Search(kb, Route.Index, "c"));
        await Store.Insights.RollUpAsync(10, Stop);
        Time.Advance(TimeSpan.FromDays(7));
        await AppendAsync(Search(kb, Route.Fallback, "a"));
        await Store.Insights.RollUpAsync(10, Stop);

        Assert.Equal([("a", 2L), ("b", 2L)], (await DebtAsync(kb)).Select(d => (d.DocumentId, d.Hits)));
        var now = Time.GetUtcNow();
        Assert.Equal("a", Assert.Single(await Store.Insights.DebtAsync(kb.Id, Writes.Lao, now, now.AddDays(1), 10, Stop)).DocumentId);
        Assert.Empty(await Store.Insights.DebtAsync(kb.Id, Writes.English, now, now.AddDays(1), 10, Stop));
    }

    [Fact]
    public async Task Collection_Deleted_TakesItsFiguresAlong()
    {
        var kb = await CollectionAsync();
        await AppendAsync(Search(kb, Route.Fallback));
        await Store.Insights.RollUpAsync(10, Stop);
        await AppendAsync(Search(kb));
        await Store.Collections.DeleteAsync("kb", Stop);

        await Store.Insights.RollUpAsync(10, Stop);

        Assert.Empty(await ReadAsync(kb, InsightSpan.Day));
        Assert.Empty(await DebtAsync(kb));
    }

    private Task AppendAsync(params SearchRecord[] searches) => Store.Searches.AppendAsync(searches, [], Stop);

    private Task<bool> SayAsync(SearchRecord search, bool isHelpful, long? passage = null) =>
        Store.Searches.SaveFeedbackAsync(search.Id, new(passage is { } id ? new(id) : null, isHelpful, Time.GetUtcNow()), Stop);

    private Task<IReadOnlyList<InsightLine>> ReadAsync(Collection collection, InsightSpan span) =>
        Store.Insights.ReadAsync(collection.Id, span, Time.GetUtcNow().AddDays(-100), Time.GetUtcNow().AddDays(1), Stop);

    private Task<IReadOnlyList<DebtLine>> DebtAsync(Collection collection) =>
        Store.Insights.DebtAsync(collection.Id, null, Time.GetUtcNow().AddDays(-100), Time.GetUtcNow().AddDays(1), 10, Stop);

    private SearchRecord Search(Collection collection, Route route = Route.Index, string document = "a") => new()
    {
        Id = Guid.NewGuid(),
        Collection = collection.Id,
        At = Time.GetUtcNow(),
        Language = new(Writes.Lao, LanguageSource.Script),
        Routes = [new(route, Writes.Lao, 10, 0.5f, 0.2f, 1)],
        Hits = [new(new(17), document, route, Writes.Lao, 0.5f)],
        HitCount = 1,
        Times = new(TimeSpan.FromMilliseconds(2)),
        Space = Writes.Space,
    };
}
