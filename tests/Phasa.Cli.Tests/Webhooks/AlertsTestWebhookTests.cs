using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Processes;
using Phasa.TestSupport.Webhooks;

namespace Phasa.Cli.Tests.Webhooks;

public sealed class AlertsTestWebhookTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task TestWebhook_OneTakesItAndOneDoesNot_SaysWhatCameBack()
    {
        await using var well = await WebhookReceiver.StartAsync();
        await using var ill = await WebhookReceiver.StartAsync();
        ill.Default = new(503, "Closed for repairs.");
        WebhookFolder.Configure(_phasa, well, ill);

        var result = await _phasa.RunAsync("alerts", "test-webhook");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal($"{well.Url}  took it: HTTP 204\n{ill.Url}  did not take it: HTTP 503: Closed for repairs.\n", result.Output);
        var message = Assert.Single(well.Messages);
        Assert.Equal(("alert.test", 0), (message.Type, message.Body.GetProperty("data").GetProperty("id").GetInt64()));
        Assert.NotEqual(message.Id, Assert.Single(ill.Messages).Id);
    }

    [Fact]
    public async Task TestWebhook_WhileMessagesWait_SaysHowMany()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Enqueue(new WebhookReply(404) { RetryAfter = "3600" });
        WebhookFolder.Configure(_phasa, receiver);
        await WebhookFolder.OpenAlertAsync(_phasa);
        await using (var service = _phasa.Start("work"))
        {
            await receiver.NextAsync(TestContext.Current.CancellationToken);
            service.Send(UnixSignal.Terminate);
            Assert.Equal(0, (await service.EndAsync(TestContext.Current.CancellationToken)).ExitCode);
        }

        var printed = (await _phasa.RunJsonAsync("alerts", "test-webhook")).GetProperty("webhooks")[0];

        Assert.Equal((true, 1, "HTTP 404"), (printed.GetProperty("delivered").GetBoolean(), printed.GetProperty("waiting").GetInt32(), printed.GetProperty("lastError").GetString()));
        Assert.Equal("alert.test", receiver.Messages[^1].Type);
    }

    [Fact]
    public async Task TestWebhook_NoneConfigured_SaysWhereToAddOne()
    {
        var result = await _phasa.RunAsync("alerts", "test-webhook");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("next: Add one to Alerts:webhooks", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"url": "ftp://a.example", "secretVariable": "S"}""", "'Alerts:webhooks:0:url'")]
    [InlineData("""{"url": "https://me:word@a.example", "secretVariable": "S"}""", "'Alerts:webhooks:0:url'")]
    [InlineData("""{"url": "https://a.example"}""", "'Alerts:webhooks:0:secretVariable'")]
    [InlineData("""{"url": "https://a.example", "secretVariable": "S", "secretFile": "s"}""", "'Alerts:webhooks:0:secretVariable'")]
    [InlineData("""{"url": "https://a.example", "secretVariable": "S", "kinds": ["hit-rate"]}""", "'hit-rate' is no kind of alert. Use some of: hit-rate-drop,")]
    [InlineData("""{"url": "https://a.example", "secretVariable": "S", "severity": "low"}""", "Alerts:webhooks:0:severity")]
    [InlineData("""{"url": "https://a.example", "secretVariable": "S", "timeout": "01:00:00"}""", "'Alerts:webhooks:0:timeout'")]
    [InlineData("""{"url": "https://a.example", "secretVariable": "S", "retries": 3}""", "'retries'")]
    [InlineData("""{"url": "https://a.example", "secretVariable": "S"}, {"url": "https://a.example/", "secretVariable": "T"}""", "'Alerts:webhooks:1:url'")]
    [InlineData("""{"url": "https://a.example", "secretVariable": "NOT_SET_HERE"}""", "Set NOT_SET_HERE in the service's environment.")]
    public async Task Serve_WrongWebhook_DoesNotStartAndNamesIt(string webhooks, string said)
    {
        _phasa.Write("data/phasa.json", $$"""{ "Alerts": { "webhooks": [{{webhooks}}] } }""");

        var result = await _phasa.RunAsync("serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error[invalid-configuration]: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(said, result.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TestWebhook_SecretsInTheEnvironment_SignsWithEach()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        _phasa.Write("data/phasa.json", JsonSerializer.Serialize(new
        {
            Alerts = new { webhooks = new[] { new { url = receiver.Url, secretVariable = "RECEIVER_SECRET", kinds = new[] { "leg-silent" }, severity = "critical", collections = new[] { "kb" } } } },
        }));

        var result = await _phasa.RunWithAsync(new() { ["RECEIVER_SECRET"] = $"{WebhookReceiver.NewSecret()} {receiver.Secret}" }, "alerts", "test-webhook");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Single(receiver.Messages);
    }
}
