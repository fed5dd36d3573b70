using Phasa.Cli.Tests.Support;
using Phasa.Cli.Tests.Webhooks;
using Phasa.TestSupport.Processes;
using Phasa.TestSupport.Webhooks;

namespace Phasa.Cli.Tests.Kills;

/// <summary>A real service that is killed between an alert and its delivery.</summary>
public sealed class WebhookKillTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Killed_BeforeTheAlertWasTaken_TheNextServiceTellsItWithTheSameId()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Enqueue(new WebhookReply(500));
        WebhookFolder.Configure(_phasa, receiver);
        var alert = await WebhookFolder.OpenAlertAsync(_phasa);
        ReceivedMessage refused;
        await using (var killed = await KilledService.StartAsync(_phasa))
        {
            refused = await receiver.NextAsync(Stop);
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        await using var next = await KilledService.StartAsync(_phasa);
        var taken = await receiver.NextAsync(Stop);

        Assert.Equal((refused.Id, refused.Type, refused.Body.ToString()), (taken.Id, "alert.opened", taken.Body.ToString()));
        Assert.Equal(alert.Id, taken.Body.GetProperty("data").GetProperty("id").GetInt64());
        Assert.Empty(receiver.Refused);
    }

    [Fact]
    public async Task Killed_WhileTheReceiverAnswers_TellsItAgainWithTheSameIdAndThenNeverMore()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Enqueue(new WebhookReply(200) { Hangs = true });
        WebhookFolder.Configure(_phasa, receiver);
        await WebhookFolder.OpenAlertAsync(_phasa);
        ReceivedMessage inDoubt;
        await using (var killed = await KilledService.StartAsync(_phasa))
        {
            inDoubt = await receiver.NextAsync(Stop);
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        await using (var next = await KilledService.StartAsync(_phasa))
        {
            Assert.Equal(inDoubt.Id, (await receiver.NextAsync(Stop)).Id);
            await CountedAsync(next.Address, """phasa_webhook_deliveries_total{otel_scope_name="Phasa",phasa_outcome="delivered"} 1""");
            next.Kill();
            await next.WaitForExitAsync();
        }

        // Of what was taken, nothing is left to be sent: the next message is that of another alert's change.
        await using var last = await KilledService.StartAsync(_phasa);
        Assert.Equal(0, (await _phasa.RunAsync("alerts", "acknowledge", "1")).ExitCode);
        Assert.Equal("alert.acknowledged", (await receiver.NextAsync(Stop)).Type);
    }

    /// <summary>The receiver has answered a moment before the service has noted it.</summary>
    private static async Task CountedAsync(Uri address, string line)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        string metrics;
        do
        {
            metrics = await http.GetStringAsync("/metrics", patience.Token);
        }
        while (!metrics.Contains(line, StringComparison.Ordinal));
    }
}
