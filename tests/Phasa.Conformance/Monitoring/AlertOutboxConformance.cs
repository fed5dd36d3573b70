using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Languages;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Webhooks;
using Phasa.TestSupport.Documents;

namespace Phasa.Conformance.Monitoring;

/// <summary>What every <see cref="IAlertOutbox"/> does.</summary>
public abstract class AlertOutboxConformance(StoreFactory factory) : StoreSuite(factory)
{
    private const string One = "https://one.example/alerts";
    private const string Two = "https://two.example/alerts";

    private static readonly AlertKind[] Judged = [AlertKind.SimilarityDrop];
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Events_OfAnAlertsLife_TellEachChangeOnceAsItWasThen()
    {
        var kb = await CollectionAsync();
        var alert = await OpenAsync(kb);
        Time.Advance(TimeSpan.FromMinutes(1));
        await Store.Alerts.AcknowledgeAsync(alert.Id, "ops", Stop);
        await Store.Alerts.AcknowledgeAsync(alert.Id, "another", Stop);
        Time.Advance(TimeSpan.FromMinutes(1));
        await SettleAsync(kb);
        await SettleAsync(kb);
        await ReopenAsync();

        var events = await DistributedAsync();

        Assert.Equal([AlertChange.Opened, AlertChange.Acknowledged, AlertChange.Closed], events.Select(e => e.Change));
        Assert.Equal([0, 1, 2], events.Select(e => (e.At - alert.OpenedAt).TotalMinutes));
        Assert.Equal(alert, events[0].Alert);
        Assert.Equal((AlertState.Open, "ops"), (events[1].Alert.State, events[1].Alert.Acknowledged!.By));
        Assert.Equal((AlertState.Closed, "ops", "kb"), (events[2].Alert.State, events[2].Alert.Acknowledged!.By, events[2].Alert.CollectionName));
        Assert.Equal(3, events.Select(e => e.Id).Distinct().Count());
        Assert.All(events, e => Assert.Matches("^[A-Za-z0-9_]{1,40}$", e.Id));
        Assert.Empty(await DistributedAsync());
    }

    [Fact]
    public async Task Updates_AreToldWhenItIsWorseAndOtherwiseOnceADay()
    {
        var kb = await CollectionAsync();
        await OpenAsync(kb);
        for (var look = 0; look < 6; look++)
        {
            Time.Advance(TimeSpan.FromHours(1));
            await SettleAsync(kb, Finding(kb) with { Measured = 0.1 + (look * 0.01) });
        }

        Assert.Single(await DistributedAsync());
        await SettleAsync(kb, Finding(kb) with { Severity = AlertSeverity.Critical });
        Assert.Equal([AlertSeverity.Critical], (await DistributedAsync()).Select(e => e.Alert.Finding.Severity));
        await SettleAsync(kb, Finding(kb));
        await SettleAsync(kb, Finding(kb) with { Severity = AlertSeverity.Critical });
        Assert.Empty(await DistributedAsync());

        Time.Advance(AlertNews.Quiet);
        await SettleAsync(kb, Finding(kb) with { Measured = 0.3 });
        await SettleAsync(kb, Finding(kb) with { Measured = 0.4 });
        Assert.Equal([(AlertChange.Updated, (double?)0.3)], (await DistributedAsync()).Select(e => (e.Change, e.Alert.Finding.Measured)));
    }

    [Fact]
    public async Task Events_WhoseCollectionGoes_AreToldAndTheAlertIsOver()
    {
        var kb = await CollectionAsync();
        await OpenAsync(kb);

        await Store.Collections.DeleteAsync(kb.Name, Stop);

        var events = await DistributedAsync();
        Assert.Equal([AlertChange.Opened, AlertChange.Closed], events.Select(e => e.Change));
        Assert.Equal((AlertState.Closed, "kb"), (events[1].Alert.State, events[1].Alert.CollectionName));
    }

    [Fact]
    public async Task Events_ThatNobodyHandsOut_AreKeptForAWhile()
    {
        var kb = await CollectionAsync();
        await OpenAsync(kb);
        Time.Advance(AlertNews.Kept + TimeSpan.FromSeconds(1));
        await SettleAsync(kb);

        Assert.Equal([AlertChange.Closed], (await DistributedAsync()).Select(e => e.Change));
    }

    [Fact]
    public async Task Distribute_ByManyAtOnce_HandsOutOnce()
    {
        await OpenAsync(await CollectionAsync());

        var counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.AlertOutbox.DistributeAsync(_ => [One], Stop)));

        Assert.Equal(1, counts.Sum());
        Assert.Equal(1, Assert.Single(await Store.AlertOutbox.WaitingAsync(Stop)).Count);
    }

    [Fact]
    public async Task Distribute_ByAReceiverThatFails_LosesNothing()
    {
        await OpenAsync(await CollectionAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.AlertOutbox.DistributeAsync(_ => throw new InvalidOperationException(), Stop));

        Assert.Single(await DistributedAsync());
    }

    [Fact]
    public async Task Distribute_AnUpdate_TakesThePlaceOfOneThatHasNotGone()
    {
        var kb = await CollectionAsync();
        await OpenAsync(kb);
        await DistributeAsync(One);
        await UpdateAsync(kb, 0.1);
        await UpdateAsync(kb, 0.15);

        Assert.Equal(AlertChange.Opened, (await SentAsync(One)).Change);
        var held = await HeldAsync(One);
        Assert.Equal(0.15, held.Event.Alert.Finding.Measured);

        // The one that is being sent stays; what comes after it is replaced, by the closing as well.
        await SettleAsync(kb, Finding(kb) with { Severity = AlertSeverity.Critical });
        await DistributeAsync(One);
        await SettleAsync(kb);
        await DistributeAsync(One);
        Assert.True(await Store.AlertOutbox.RemoveAsync(held, Stop));
        Assert.Equal(AlertChange.Closed, (await SentAsync(One)).Change);
        Assert.DoesNotContain(await Store.AlertOutbox.WaitingAsync(Stop), w => w.Webhook == One);
    }

    [Fact]
    public async Task Lease_OfOneWebhook_IsHeldByOneUntilItEnds()
    {
        var kb = await CollectionAsync();
        await OpenAsync(kb);
        await OpenAsync(kb, Writes.English);
        await DistributeAsync(One, Two);

        var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.AlertOutbox.LeaseAsync(One, Lease, Stop)));
        var held = Assert.Single(leases, l => l is not null)!;
        Assert.Equal((One, 1), (held.Webhook, held.Attempts));
        Assert.NotNull(await Store.AlertOutbox.LeaseAsync(Two, Lease, Stop));

        // Whoever held it has died: the same event, with the same id.
        await ReopenAsync();
        Time.Advance(Lease);
        var again = await HeldAsync(One);
        Assert.Equal((held.Number, held.Event.Id, 2), (again.Number, again.Event.Id, again.Attempts));
        Assert.False(await Store.AlertOutbox.RemoveAsync(held, Stop));
        Assert.False(await Store.AlertOutbox.RetryAsync(held, Time.GetUtcNow(), "late", Stop));
        Assert.True(await Store.AlertOutbox.RemoveAsync(again, Stop));
        Assert.False(await Store.AlertOutbox.RemoveAsync(again, Stop));
        Assert.Equal(Writes.English, (await SentAsync(One)).Alert.Finding.Key.Language);
    }

    [Fact]
    public async Task Retry_OfAnAlert_HoldsUpItsOwnEventsAndNoOthers()
    {
        var kb = await CollectionAsync();
        await OpenAsync(kb);
        await SettleAsync(kb, Finding(kb, Writes.English));
        await DistributeAsync(One);

        var first = await HeldAsync(One);
        Assert.True(await Store.AlertOutbox.RetryAsync(first, Time.GetUtcNow().AddMinutes(5), "HTTP 500", Stop));

        Assert.Equal((AlertChange.Opened, Writes.English), await WhatAsync());
        Assert.Null(await Store.AlertOutbox.LeaseAsync(One, Lease, Stop));
        Assert.Equal([new WaitingDeliveries(One, 2, first.Event.At, "HTTP 500")], await Store.AlertOutbox.WaitingAsync(Stop));
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((AlertChange.Opened, Writes.Lao), await WhatAsync());
        Assert.Equal((AlertChange.Closed, Writes.Lao), await WhatAsync());

        async Task<(AlertChange, LanguageTag?)> WhatAsync()
        {
            var sent = await SentAsync(One);
            return (sent.Change, sent.Alert.Finding.Key.Language);
        }
    }

    [Fact]
    public async Task Remove_AllOrOfUnknownWebhooks_LeavesTheOthers()
    {
        await OpenAsync(await CollectionAsync());
        await DistributeAsync(One, Two, "https://gone.example/");
        await HeldAsync(One);

        Assert.Empty(await Store.AlertOutbox.RemoveOthersAsync([One, Two], Time.GetUtcNow(), Stop));
        Assert.Equal(["https://gone.example/"], await Store.AlertOutbox.RemoveOthersAsync([One, Two], Time.GetUtcNow().AddSeconds(1), Stop));
        Assert.Equal(1, await Store.AlertOutbox.RemoveAllAsync(One, Stop));
        Assert.Equal([Two], (await Store.AlertOutbox.WaitingAsync(Stop)).Select(w => w.Webhook));
    }

    private Task<AlertChanges> SettleAsync(Collection collection, params AlertFinding[] findings) => Store.Alerts.SettleAsync(collection.Id, Judged, findings, Stop);

    /// <summary>Opens an alert beside those that are open.</summary>
    private async Task<Alert> OpenAsync(Collection collection, LanguageTag? language = null)
    {
        var open = await Store.Alerts.ListAsync(new() { State = AlertState.Open }, null, 10, Stop);
        return Assert.Single((await SettleAsync(collection, [.. open.Select(a => a.Finding), Finding(collection, language)])).Opened);
    }

    /// <summary>Updates the alert so that it is told, and hands that out.</summary>
    private async Task UpdateAsync(Collection collection, double measured)
    {
        Time.Advance(AlertNews.Quiet);
        await SettleAsync(collection, Finding(collection) with { Measured = measured });
        await DistributeAsync(One, Two);
    }

    private Task<int> DistributeAsync(params string[] webhooks) => Store.AlertOutbox.DistributeAsync(_ => webhooks, Stop);

    private async Task<List<AlertEvent>> DistributedAsync()
    {
        List<AlertEvent> events = [];
        await Store.AlertOutbox.DistributeAsync(
            e =>
            {
                events.Add(e);
                return [];
            },
            Stop);
        return events;
    }

    private async Task<AlertDelivery> HeldAsync(string webhook) => Assert.IsType<AlertDelivery>(await Store.AlertOutbox.LeaseAsync(webhook, Lease, Stop));

    private async Task<AlertEvent> SentAsync(string webhook)
    {
        var delivery = await HeldAsync(webhook);
        Assert.True(await Store.AlertOutbox.RemoveAsync(delivery, Stop));
        return delivery.Event;
    }

    private AlertFinding Finding(Collection collection, LanguageTag? language = null) => new(
        new(AlertKind.SimilarityDrop, collection.Id, language ?? Writes.Lao), AlertSeverity.Warning, Time.Start, "It fell.", "Look at it.")
    { Measured = 0.2 };
}
