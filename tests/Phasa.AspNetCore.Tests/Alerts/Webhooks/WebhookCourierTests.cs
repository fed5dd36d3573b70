using System.Globalization;
using Phasa.AspNetCore.Alerts.Webhooks;
using Phasa.Monitoring.Alerts;
using Phasa.TestSupport.Time;
using Phasa.TestSupport.Webhooks;

namespace Phasa.AspNetCore.Tests.Alerts.Webhooks;

public sealed class WebhookCourierTests
{
    /// <summary>Longer than the first wait, with its jitter.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(6);

    /// <summary>How receivers fail, and what the log says of it.</summary>
    private static readonly Dictionary<string, (WebhookReply Reply, string Said)> Failures = new()
    {
        ["server error"] = (new(500, "The pager\u001b[31m is\n broken."), "HTTP 500: The pager [31m is  broken."),
        ["not found"] = (new(404), "HTTP 404"),
        ["redirection"] = (new(307) { Location = "/elsewhere" }, "HTTP 307; redirections are not followed"),
        ["cut connection"] = (new(200) { Cuts = true }, "did not take alert.opened of alert 1: "),
        ["long answer"] = (new(503, new string('x', 5_000_000)), $"HTTP 503: {new string('x', 200)}…"),
    };

    private readonly ObservedTime _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deliver_AnAlertsLife_TellsItInOrderSigned()
    {
        await using var receiver = await StartAsync();
        await using var host = await CourierHost.StartAsync(_time, (receiver, null));
        var alert = Assert.Single(await host.SettleAsync(host.Finding()));
        await host.Store.Alerts.AcknowledgeAsync(alert.Id, "ops", Stop);
        await host.SettleAsync();

        for (var i = 0; i < 3; i++)
        {
            await host.AttemptAsync();
        }

        await host.RestAsync();
        Assert.Empty(receiver.Refused);
        Assert.Equal(["alert.opened", "alert.acknowledged", "alert.closed"], receiver.Messages.Select(m => m.Type));
        Assert.All(receiver.Messages, m => Assert.Equal((_time.GetUtcNow(), "/alerts"), (m.Timestamp, m.Path)));
        var body = receiver.Messages[2].Body;
        Assert.Equal(["type", "timestamp", "data"], body.EnumerateObject().Select(m => m.Name));
        Assert.Equal(_time.GetUtcNow(), body.GetProperty("timestamp").GetDateTimeOffset());
        var data = body.GetProperty("data");
        Assert.Equal((alert.Id, "hit-rate-drop", "closed", "kb"), (data.GetProperty("id").GetInt64(), data.GetProperty("kind").GetString(), data.GetProperty("state").GetString(), data.GetProperty("collection").GetString()));
        Assert.Equal(("ops", "ພາສາລາວ: it fell."), (data.GetProperty("acknowledgedBy").GetString(), data.GetProperty("message").GetString()));
        Assert.Equal([2640, 2640, 2640], host.Log.Ids.Where(IsOfWebhooks));
    }

    [Theory]
    [InlineData("server error")]
    [InlineData("not found")]
    [InlineData("redirection")]
    [InlineData("cut connection")]
    [InlineData("long answer")]
    public async Task Deliver_Failed_IsSaidAndSentAgainWithTheSameId(string what)
    {
        var (reply, said) = Failures[what];
        await using var receiver = await StartAsync();
        receiver.Enqueue(reply);
        await using var host = await CourierHost.StartAsync(_time, (receiver, null));
        await host.SettleAsync(host.Finding());

        await host.AttemptAsync();
        await host.RestAsync();
        Assert.Contains(said, host.Log.TextOf(2641), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", host.Log.TextOf(2641), StringComparison.Ordinal);
        _time.Advance(FirstWait);
        await host.AttemptAsync();

        await host.RestAsync();
        Assert.Equal(["/alerts", "/alerts"], receiver.Messages.Select(m => m.Path));
        Assert.Equal(receiver.Messages[0].Id, receiver.Messages[1].Id);
        Assert.Equal(FirstWait, receiver.Messages[1].Timestamp - receiver.Messages[0].Timestamp);
        Assert.Empty(await host.Store.AlertOutbox.WaitingAsync(Stop));
    }

    [Fact]
    public async Task Deliver_NoAnswerInTime_IsSentAgain()
    {
        await using var receiver = await StartAsync();
        receiver.Enqueue(new WebhookReply(200) { Hangs = true });
        await using var host = await CourierHost.StartAsync(_time, (receiver, null));
        await host.SettleAsync(host.Finding());
        var attempt = host.AttemptAsync();
        await receiver.NextAsync(Stop);

        _time.Advance(host.Webhooks[0].Timeout);
        await attempt;

        Assert.Contains("no answer within 20 s", host.Log.TextOf(2641), StringComparison.Ordinal);
        _time.Advance(FirstWait);
        await host.AttemptAsync();
        Assert.Equal(receiver.Messages[0].Id, receiver.Messages[1].Id);
    }

    [Fact]
    public async Task Deliver_NobodyListens_IsSentAgain()
    {
        var receiver = await StartAsync();
        await using var host = await CourierHost.StartAsync(_time, (receiver, null));
        await receiver.DisposeAsync();
        await host.SettleAsync(host.Finding());

        await host.AttemptAsync();

        Assert.Contains("refused", host.Log.TextOf(2641), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await host.Store.AlertOutbox.WaitingAsync(Stop)).Count);
    }

    [Fact]
    public async Task Deliver_TakenWithABodyWithoutEnd_IsDelivered()
    {
        await using var receiver = await StartAsync();
        receiver.Enqueue(new WebhookReply(200, new string('x', 5_000_000)));
        await using var host = await CourierHost.StartAsync(_time, (receiver, null));
        await host.SettleAsync(host.Finding());

        await host.AttemptAsync();

        Assert.Empty(await host.Store.AlertOutbox.WaitingAsync(Stop));
    }

    [Theory]
    [InlineData("600")]
    [InlineData("date")]
    public async Task Deliver_ReceiverNamesATime_IsLeftAloneSoLong(string retryAfter)
    {
        await using var receiver = await StartAsync();
        await using var host = await CourierHost.StartAsync(_time, (receiver, null));
        var header = retryAfter == "date" ? _time.GetUtcNow().AddMinutes(10).ToString("r", CultureInfo.InvariantCulture) : retryAfter;
        receiver.Enqueue(new WebhookReply(429) { RetryAfter = header });
        await host.SettleAsync(host.Finding());
        await host.AttemptAsync();

        _time.Advance(TimeSpan.FromSeconds(599));
        await host.RestAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        await host.AttemptAsync();
    }

    [Fact]
    public async Task Deliver_Gone_GivesUpAllThatWaitsAndSaysSo()
    {
        await using var receiver = await StartAsync();
        receiver.Default = new(410);
        await using var host = await CourierHost.StartAsync(_time, (receiver, null));
        await host.SettleAsync(host.Finding());
        await host.SettleAsync();

        await host.AttemptAsync();

        await host.RestAsync();
        Assert.Single(receiver.Messages);
        Assert.Contains("2 are given up", host.Log.TextOf(2643), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliver_ADayInVain_IsGivenUpAndSaidSo()
    {
        await using var receiver = await StartAsync();
        receiver.Default = new(500);
        await using var host = await CourierHost.StartAsync(_time, (receiver, null));
        await host.SettleAsync(host.Finding());
        var start = _time.GetUtcNow();
        for (var attempt = 0; attempt < 100 && (await host.Store.AlertOutbox.WaitingAsync(Stop)).Count > 0; attempt++)
        {
            await host.AttemptAsync();
            _time.Advance(TimeSpan.FromMinutes(72));
        }

        Assert.InRange(_time.GetUtcNow() - start, TimeSpan.FromHours(22), TimeSpan.FromHours(26));
        Assert.Contains($"in {receiver.Messages.Count} attempts", host.Log.TextOf(2642), StringComparison.Ordinal);
        Assert.Single(receiver.Messages.Select(m => m.Id).Distinct());
    }

    [Fact]
    public async Task Deliver_ToOneThatIsDead_HoldsUpNoOther()
    {
        await using var dead = await StartAsync();
        await using var alive = await StartAsync();
        dead.Enqueue(new WebhookReply(200) { Hangs = true });
        await using var host = await CourierHost.StartAsync(_time, (dead, null), (alive, null));
        await host.SettleAsync(host.Finding());
        var attempt = host.AttemptAsync(0);
        await dead.NextAsync(Stop);

        await host.AttemptAsync(1);

        Assert.False(attempt.IsCompleted);
        Assert.Equal(dead.Messages[0].Id, Assert.Single(alive.Messages).Id);
        _time.Advance(host.Webhooks[0].Timeout);
        await attempt;
    }

    [Fact]
    public async Task Deliver_ByTwoProcesses_SendsEachOnce()
    {
        await using var receiver = await StartAsync();
        await using var host = await CourierHost.StartAsync(_time, (receiver, null));
        var other = await host.AddProcessAsync((receiver, null));
        await host.Store.Alerts.SettleAsync(host.Collection.Id, [AlertKind.HitRateDrop, AlertKind.QueueStuck], [host.Finding(), host.Finding(AlertKind.QueueStuck)], Stop);

        await Task.WhenAll(new[] { host.Courier, other }.Select(async courier =>
        {
            await courier.DistributeAsync(Stop);
            for (var turn = 0; turn < 100 && (await host.Store.AlertOutbox.WaitingAsync(Stop)).Count > 0; turn++)
            {
                await courier.DeliverAsync(host.Webhooks[0], Stop);
            }
        }));

        Assert.Equal(2, receiver.Messages.Count);
        Assert.Equal(2, receiver.Messages.Select(m => m.Id).Distinct().Count());
    }

    [Fact]
    public async Task Deliver_StoppedInTheMidst_IsSentAgainAtOnceWithTheSameId()
    {
        await using var receiver = await StartAsync();
        receiver.Enqueue(new WebhookReply(200) { Hangs = true });
        await using var host = await CourierHost.StartAsync(_time, (receiver, null));
        await host.SettleAsync(host.Finding());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var attempt = host.Courier.DeliverAsync(host.Webhooks[0], stop.Token);
        await receiver.NextAsync(Stop);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => attempt);
        await host.AttemptAsync();

        Assert.Single(receiver.Messages.Select(m => m.Id).Distinct());
        Assert.Empty(await host.Store.AlertOutbox.WaitingAsync(Stop));
    }

    [Fact]
    public async Task Distribute_ByFilters_TellsEachWhatItWants()
    {
        await using var critical = await StartAsync();
        await using var stuck = await StartAsync();
        await using var another = await StartAsync();
        await using var own = await StartAsync();
        await using var host = await CourierHost.StartAsync(
            _time, (critical, w => w.Severity = AlertSeverity.Critical), (stuck, w => w.Kinds.Add("queue-stuck")), (another, w => w.Collections.Add("other")), (own, w => w.Collections.Add("kb")));

        await host.SettleAsync(host.Finding(severity: AlertSeverity.Critical), host.Finding(AlertKind.QueueStuck));

        Assert.Equal([1, 1, 0, 2], host.Webhooks.Select(w => host.Store.AlertOutbox.WaitingAsync(Stop).Result.SingleOrDefault(d => d.Webhook == w.Address)?.Count ?? 0));
    }

    [Fact]
    public async Task Distribute_WebhookNotConfiguredAnyMore_GivesUpAfterADay()
    {
        await using var receiver = await StartAsync();
        await using var host = await CourierHost.StartAsync(_time, (receiver, null));
        await host.Store.Alerts.SettleAsync(host.Collection.Id, [AlertKind.HitRateDrop], [host.Finding()], Stop);
        await host.Store.AlertOutbox.DistributeAsync(_ => ["https://old.example/hook?token=secret"], Stop);
        _time.Advance(RetryWaits.GiveUpAfter + TimeSpan.FromSeconds(1));

        await host.SettleAsync();

        Assert.Contains("https://old.example/hook ", host.Log.TextOf(2644), StringComparison.Ordinal);
        Assert.Equal([receiver.Url.AbsoluteUri], (await host.Store.AlertOutbox.WaitingAsync(Stop)).Select(w => w.Webhook));
    }

    private Task<WebhookReceiver> StartAsync() => WebhookReceiver.StartAsync(_time);

    private static bool IsOfWebhooks(int id) => id is >= 2640 and < 2650;
}
