using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Drift;
using Phasa.Search;
using Phasa.TestSupport.Documents;

namespace Phasa.Conformance.Monitoring;

/// <summary>What every <see cref="IAlertStore"/> does.</summary>
public abstract class AlertStoreConformance(StoreFactory factory) : StoreSuite(factory)
{
    private static readonly AlertKind[] Judged = [AlertKind.SimilarityDrop, AlertKind.HitRateDrop];

    [Fact]
    public async Task Settle_FoundThenGone_OpensUpdatesAndClosesOnce()
    {
        var kb = await CollectionAsync();
        var finding = Finding(kb, Writes.Lao);

        var opened = Assert.Single((await SettleAsync(kb, finding)).Opened);
        Assert.Equal((AlertState.Open, "kb", finding, Time.GetUtcNow()), (opened.State, opened.CollectionName, opened.Finding, opened.OpenedAt));
        Time.Advance(TimeSpan.FromMinutes(1));
        var changes = await SettleAsync(kb, finding with { Measured = 0.1 });
        Assert.Empty(changes.Opened);
        Assert.Empty(changes.Closed);
        var updated = Assert.IsType<Alert>(await Store.Alerts.FindAsync(opened.Id, Stop));
        Assert.Equal((0.1, opened.OpenedAt, Time.GetUtcNow()), (updated.Finding.Measured!.Value, updated.OpenedAt, updated.UpdatedAt));

        await ReopenAsync();
        var closed = Assert.Single((await SettleAsync(kb)).Closed);
        Assert.Equal((opened.Id, AlertState.Closed, Time.GetUtcNow()), (closed.Id, closed.State, closed.ClosedAt!.Value));
        Assert.Empty((await SettleAsync(kb)).Closed);
        Assert.NotEqual(opened.Id, Assert.Single((await SettleAsync(kb, finding)).Opened).Id);
    }

    [Fact]
    public async Task Settle_OtherKindsCollectionsLanguagesAndSubjects_AreLeftAlone()
    {
        var (kb, other) = (await CollectionAsync(), await CollectionAsync("other"));
        var lao = Finding(kb, Writes.Lao);
        var stuck = lao with { Key = new(AlertKind.QueueStuck, kb.Id) };
        await Store.Alerts.SettleAsync(kb.Id, [AlertKind.QueueStuck], [stuck], Stop);
        await Store.Alerts.SettleAsync(null, [AlertKind.ProviderFailing], [lao with { Key = new(AlertKind.ProviderFailing, null, null, "one") }, lao with { Key = new(AlertKind.ProviderFailing, null, null, "two") }], Stop);
        await SettleAsync(other, Finding(other, Writes.Lao));
        Assert.Equal(2, (await SettleAsync(kb, lao, Finding(kb, Writes.English))).Opened.Count);

        Assert.Equal(2, (await SettleAsync(kb)).Closed.Count);

        var open = await Store.Alerts.ListAsync(new() { State = AlertState.Open }, null, 10, Stop);
        Assert.Equal([AlertKind.SimilarityDrop, AlertKind.ProviderFailing, AlertKind.ProviderFailing, AlertKind.QueueStuck], open.Select(a => a.Finding.Key.Kind));
        Assert.Equal(["two", "one"], open.Where(a => a.CollectionName is null).Select(a => a.Finding.Key.Subject));
    }

    [Fact]
    public async Task Settle_ByManyAtOnce_OpensOneAndTellsOne()
    {
        var kb = await CollectionAsync();

        var changes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SettleAsync(kb, Finding(kb, Writes.Lao))));

        Assert.Single(changes.SelectMany(c => c.Opened));
        Assert.Single(await Store.Alerts.ListAsync(new(), null, 10, Stop));
    }

    [Fact]
    public async Task Settle_CollectionHasGone_DoesNothing()
    {
        var kb = await CollectionAsync();
        await SettleAsync(kb, Finding(kb, Writes.Lao));
        await Store.Collections.DeleteAsync(kb.Name, Stop);

        Assert.Empty((await SettleAsync(kb, Finding(kb, Writes.English))).Opened);
        Assert.Empty(await Store.Alerts.ListAsync(new(), null, 10, Stop));
    }

    [Fact]
    public async Task List_ByFilterAndPage_IsTheLatestFirst()
    {
        var kb = await CollectionAsync();
        await SettleAsync(kb, Finding(kb, Writes.Lao));
        await SettleAsync(kb, Finding(kb, Writes.English));
        await SettleAsync(kb, Finding(kb, Writes.English), Finding(kb, Writes.Japanese));

        Assert.Equal(["ja", "en", "lo"], (await Store.Alerts.ListAsync(new(), null, 10, Stop)).Select(a => a.Finding.Key.Language!.Value.Value));
        Assert.Equal(["lo"], (await Store.Alerts.ListAsync(new() { State = AlertState.Closed }, null, 10, Stop)).Select(a => a.Finding.Key.Language!.Value.Value));
        Assert.Equal(["en"], (await Store.Alerts.ListAsync(new() { Language = Writes.English }, null, 10, Stop)).Select(a => a.Finding.Key.Language!.Value.Value));
        var first = Assert.Single(await Store.Alerts.ListAsync(new() { Collection = kb.Id }, null, 1, Stop));
        Assert.Equal(["en", "lo"], (await Store.Alerts.ListAsync(new(), first.Id, 10, Stop)).Select(a => a.Finding.Key.Language!.Value.Value));
    }

    [Fact]
    public async Task Acknowledge_Twice_KeepsWhoSaidItFirst()
    {
        var kb = await CollectionAsync();
        var alert = Assert.Single((await SettleAsync(kb, Finding(kb, Writes.Lao))).Opened);
        Assert.Null(alert.Acknowledged);

        await Store.Alerts.AcknowledgeAsync(alert.Id, "ops", Stop);
        Time.Advance(TimeSpan.FromHours(1));
        var again = await Store.Alerts.AcknowledgeAsync(alert.Id, "another", Stop);

        Assert.Equal(new Acknowledgement(alert.OpenedAt, "ops"), again!.Acknowledged);
        Assert.Null(await Store.Alerts.AcknowledgeAsync(alert.Id + 1, "ops", Stop));
        Assert.Null(await Store.Alerts.FindAsync(alert.Id + 1, Stop));
    }

    [Fact]
    public async Task Drift_OfCountedSearches_MovesOncePerSearch()
    {
        var kb = await CollectionAsync();
        await Store.Alerts.ChangeDriftAsync(kb.Id, Writes.Lao, s => s with { Space = Writes.Space.Id, Baseline = Baseline() }, Stop);
        await Store.Searches.AppendAsync([.. Enumerable.Range(0, 8).Select(_ => Miss(kb))], [], Stop);

        await Task.WhenAll(Store.Insights.RollUpAsync(3, Stop), Store.Insights.RollUpAsync(3, Stop), Store.Insights.RollUpAsync(100, Stop));
        await ReopenAsync();
        await Store.Insights.RollUpAsync(100, Stop);

        var state = Assert.Single(await Store.Alerts.DriftsAsync(kb.Id, Stop));
        Assert.Equal((Writes.Lao, kb.Id, 8L, 8.0), (state.Language, state.Collection, state.Misses.Searches, state.Misses.Observed));
        Assert.True(state.Misses.Value >= Cusum.Alarm);
        Assert.Equal(Baseline().Similarities, state.Baseline!.Similarities);
    }

    [Fact]
    public async Task Drift_OfAnotherSpaceOrLanguageOrWithoutABaseline_DoesNotMove()
    {
        var kb = await CollectionAsync();
        await Store.Alerts.ChangeDriftAsync(kb.Id, Writes.Lao, s => s with { Space = "another", Baseline = Baseline() }, Stop);
        await Store.Alerts.ChangeDriftAsync(kb.Id, Writes.English, s => s with { Space = Writes.Space.Id, Baseline = Baseline() }, Stop);
        await Store.Alerts.ChangeDriftAsync(kb.Id, Writes.Japanese, s => s with { Space = Writes.Space.Id }, Stop);
        await Store.Searches.AppendAsync([Miss(kb), Miss(kb) with { Language = new(Writes.Japanese, LanguageSource.Script) }], [], Stop);
        await Store.Insights.RollUpAsync(100, Stop);

        Assert.All(await Store.Alerts.DriftsAsync(kb.Id, Stop), s => Assert.Equal(0, s.Misses.Searches));
        await Store.Collections.DeleteAsync(kb.Name, Stop);
        await Store.Alerts.ChangeDriftAsync(kb.Id, Writes.Lao, s => s, Stop);
        Assert.Empty(await Store.Alerts.DriftsAsync(kb.Id, Stop));
    }

    [Fact]
    public async Task Notes_ByCollectionTopicAndSubject_AreChangedInTurnAndKept()
    {
        var (kb, other) = (await CollectionAsync(), await CollectionAsync("other"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => NoteAsync(kb.Id, "coverage", "lo", $"{i}")));
        await NoteAsync(kb.Id, "coverage", "th", "x");
        await NoteAsync(other.Id, "coverage", "lo", "y");
        await NoteAsync(null, "coverage", "lo", "z");
        await NoteAsync(null, "calls", "lo", "w");
        await ReopenAsync();

        var notes = await Store.Alerts.NotesAsync<List<string>>(kb.Id, "coverage", Stop);
        Assert.Equal(["lo", "th"], notes.Keys.Order());
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7"], notes["lo"].Order());
        Assert.Equal(["z"], Assert.Single(await Store.Alerts.NotesAsync<List<string>>(null, "coverage", Stop)).Value);

        await Store.Alerts.ChangeNoteAsync<List<string>>(kb.Id, "coverage", "lo", _ => null, Stop);
        Assert.Equal(["th"], (await Store.Alerts.NotesAsync<List<string>>(kb.Id, "coverage", Stop)).Keys);
        await Store.Collections.DeleteAsync("kb", Stop);
        await NoteAsync(kb.Id, "coverage", "lo", "late");
        Assert.Empty(await Store.Alerts.NotesAsync<List<string>>(kb.Id, "coverage", Stop));
    }

    private Task NoteAsync(CollectionId? collection, string topic, string subject, string more) =>
        Store.Alerts.ChangeNoteAsync<List<string>>(collection, topic, subject, known => [.. known ?? [], more], Stop);

    private Task<AlertChanges> SettleAsync(Collection collection, params AlertFinding[] findings) => Store.Alerts.SettleAsync(collection.Id, Judged, findings, Stop);

    private AlertFinding Finding(Collection collection, LanguageTag language) => new(
        new(AlertKind.SimilarityDrop, collection.Id, language), AlertSeverity.Critical, Time.GetUtcNow().AddHours(-1), "It fell.", "Look at it.")
    {
        Measured = 0.2,
        Expected = 0.5,
        Searches = 40,
        OnceIn = 1e6,
    };

    private static DriftBaseline Baseline() => new()
    {
        From = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero),
        To = new(2026, 2, 20, 0, 0, 0, TimeSpan.Zero),
        Searches = 1000,
        Answered = 980,
        AnsweredByFallback = 20,
        Similarities = new Dictionary<int, long> { [50] = 400, [52] = 600 },
    };

    private SearchRecord Miss(Collection collection) => new()
    {
        Id = Guid.NewGuid(),
        Collection = collection.Id,
        At = Time.GetUtcNow(),
        Language = new(Writes.Lao, LanguageSource.Script),
        Routes = [new(Route.Index, Writes.Lao, 10, 0.1f, 0.2f, 0)],
        Hits = [],
        HitCount = 0,
        Times = new(TimeSpan.FromMilliseconds(2)),
        Space = Writes.Space,
    };
}
