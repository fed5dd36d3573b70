using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Monitoring.Insights;
using Phasa.Security;

namespace Phasa.Tests.Monitoring;

public sealed class SearchLogWriterTests : IAsyncLifetime
{
    private Workbench _bench = null!;
    private StoreWithLog _store = null!;
    private Collection _kb = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _store = new(_bench.Store);
        _kb = await _bench.CollectionAsync();
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Record_WhileTheStoreStalls_IsNeverHeldUpAndCountsWhatHasNoRoom()
    {
        var stalled = new TaskCompletionSource();
        var began = new TaskCompletionSource();
        _store.BeforeAppend = _ =>
        {
            began.TrySetResult();
            return stalled.Task;
        };
        await using var writer = Writer(new() { MaxPending = 3 });
        writer.Record(Asked("first"));
        var flush = writer.FlushAsync(Cancel);
        await began.Task;

        // The store has not answered: these calls return nevertheless.
        foreach (var (query, hits, language) in new[] { ("second", 1, Given.Lo), ("third", 1, Given.Lo), ("fourth", 0, Given.Lo), ("fifth", 1, Given.Lo), ("sixth", 0, Given.Ja) })
        {
            writer.Record(Asked(query, language) with { HitCount = hits });
        }

        Assert.Equal((3, 3), (writer.Pending, writer.Dropped));
        stalled.SetResult();
        await flush;
        writer.Record(Asked("seventh"));
        await writer.FlushAsync(Cancel);

        Assert.Equal(["first", "second", "third", "seventh"], await QueriesAsync());
        var hour = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal([new(_kb.Id, Given.Ja, hour, 1, 1), new(_kb.Id, Given.Lo, hour, 2, 1)], await _bench.Store.Searches.DroppedAsync(_kb.Id, Cancel));
    }

    [Fact]
    public async Task Flush_StoreIsAway_KeepsEverythingForTheNextTime()
    {
        await using var writer = Writer(new());
        _store.BeforeAppend = _ => throw new PhasaException(ErrorCodes.StoreUnavailable, "The disk is full.");
        writer.Record(Asked("a"));
        await Assert.ThrowsAsync<PhasaException>(() => writer.FlushAsync(Cancel));
        writer.Record(Asked("b"));
        Assert.Equal(2, writer.Pending);

        _store.BeforeAppend = _ => Task.CompletedTask;
        await writer.FlushAsync(Cancel);
        Assert.Equal((0, 0), (writer.Pending, writer.Dropped));
        Assert.Equal(["a", "b"], await QueriesAsync());
    }

    [Fact]
    public async Task Flush_OneRecordIsRefused_WritesTheOthersAndCountsIt()
    {
        await using var writer = Writer(new());
        _store.BeforeAppend = records => records.Any(r => r.Query == "poison") ? throw new PhasaException(ErrorCodes.InvalidRequest, "Not this one.") : Task.CompletedTask;
        foreach (var query in new[] { "a", "poison", "b" })
        {
            writer.Record(Asked(query));
        }

        await writer.FlushAsync(Cancel);
        await writer.FlushAsync(Cancel);

        Assert.Equal(["a", "b"], await QueriesAsync());
        Assert.Equal((0, 1), (writer.Pending, writer.Dropped));
        Assert.Equal(1, Assert.Single(await _bench.Store.Searches.DroppedAsync(_kb.Id, Cancel)).Searches);
    }

    [Fact]
    public async Task Flush_MoreThanOneBatch_WritesThemAll()
    {
        var batches = new List<int>();
        _store.BeforeAppend = records =>
        {
            batches.Add(records.Count);
            return Task.CompletedTask;
        };
        await using var writer = Writer(new());
        for (var i = 0; i < (2 * SearchLogWriter.BatchSize) + 7; i++)
        {
            writer.Record(Asked($"q{i}"));
        }

        await writer.FlushAsync(Cancel);
        Assert.Equal([SearchLogWriter.BatchSize, SearchLogWriter.BatchSize, 7], batches);
    }

    [Fact]
    public async Task Dispose_WithSearchesWaiting_WritesThem()
    {
        var writer = Writer(new());
        writer.Record(Asked("a"));
        await writer.DisposeAsync();
        Assert.Equal(["a"], await QueriesAsync());
    }

    [Theory]
    [InlineData(null, false, "ລະຫັດ", true)]
    [InlineData(null, true, null, true)]
    [InlineData(QueryTexts.Full, true, "ລະຫັດ", true)]
    [InlineData(QueryTexts.Hashed, false, null, true)]
    [InlineData(QueryTexts.None, false, null, false)]
    public async Task Flush_KeepsOfQueriesWhatIsConfigured(QueryTexts? texts, bool hasKey, string? query, bool hasNumber)
    {
        if (hasKey)
        {
            await _bench.Get<ApiKeys>().CreateAsync("reader", AccessScope.Read, Cancel);
        }

        await using var writer = Writer(new() { Queries = texts });
        writer.Record(Asked("ລະຫັດ"));
        await writer.FlushAsync(Cancel);

        var record = Assert.Single(await _bench.Store.Searches.ListAsync(_kb.Id, new(), null, 10, Cancel)).Record;
        Assert.Equal((query, hasNumber), (record.Query, record.QueryKey is not null));
    }

    [Fact]
    public async Task Turn_RemovesWhatIsTooOld()
    {
        await using var writer = Writer(new());
        using var service = new SearchLogService(writer, new InsightService(_store), _store, Options.Create(new SearchLogOptions { RetentionDays = 30 }), _bench.Time, NullLogger<SearchLogService>.Instance);
        for (var i = 0; i < SearchLogService.PruneBatch + 1; i++)
        {
            writer.Record(Asked("old"));
        }

        await writer.FlushAsync(Cancel);
        _bench.Time.Advance(TimeSpan.FromDays(29));
        writer.Record(Asked("young"));
        await service.TurnAsync(Cancel);
        Assert.Equal(SearchLogService.PruneBatch + 2, (await QueriesAsync()).Count);

        // A little at a time, so that others can write in between.
        _bench.Time.Advance(TimeSpan.FromDays(2));
        await service.TurnAsync(Cancel);
        Assert.Equal(["old", "young"], await QueriesAsync());
        await service.TurnAsync(Cancel);
        Assert.Equal(["young"], await QueriesAsync());
    }

    private SearchLogWriter Writer(SearchLogOptions options) =>
        new(_store, _bench.Get<ApiKeys>(), Options.Create(options), _bench.Time, NullLogger<SearchLogWriter>.Instance);

    private async Task<List<string?>> QueriesAsync() =>
        [.. (await _bench.Store.Searches.ListAsync(_kb.Id, new(), null, 10_000, Cancel)).Select(s => s.Record.Query).Reverse()];

    private SearchRecord Asked(string query, LanguageTag? language = null) => new()
    {
        Id = Guid.CreateVersion7(_bench.Time.GetUtcNow()),
        Collection = _kb.Id,
        At = _bench.Time.GetUtcNow(),
        Language = new(language ?? Given.Lo, LanguageSource.Script),
        Query = query,
        Routes = [],
        Hits = [],
        HitCount = 1,
        Times = new(TimeSpan.FromMilliseconds(1)),
        Space = _kb.Space,
    };
}
