using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Languages;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Webhooks;
using Phasa.TestSupport.Storage;
using Phasa.TestSupport.Webhooks;

namespace Phasa.AspNetCore.Tests.Alerts.Webhooks;

/// <summary>The service as it runs, on the system's clock.</summary>
public sealed class WebhookServiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Running_AlertsChange_TellsThemAsTheApiGivesThem()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await StartAsync(receiver);
        var collection = (await host.Store.Collections.FindAsync("kb"))!.Id;
        var finding = new AlertFinding(new(AlertKind.LegSilent, collection, LanguageTag.Parse("lo"), "words"), AlertSeverity.Critical, DateTimeOffset.UtcNow, "It fell.", "Look.") { Measured = 0.1, Expected = 0.4, Searches = 42, OnceIn = 1e6 };

        var alert = Assert.Single((await host.Store.Alerts.SettleAsync(collection, [AlertKind.LegSilent], [finding], Stop)).Opened);
        var opened = await receiver.NextAsync(Stop);
        Assert.Equal("alert.opened", opened.Type);
        await SameAsync(host, alert, opened);

        await host.PostAsync($"/v1/alerts/{alert.Id}/acknowledge");
        var acknowledged = await receiver.NextAsync(Stop);
        Assert.Equal("alert.acknowledged", acknowledged.Type);
        await SameAsync(host, alert, acknowledged);
    }

    [Theory]
    [InlineData("")]
    [InlineData("topsecret")]
    [InlineData("whsec_dG9vc2hvcnQ=")]
    [InlineData("whsec_no base64 at all")]
    public async Task Start_WithoutAProperSecret_FailsAndSaysHowToMakeOne(string secret)
    {
        await File.WriteAllTextAsync(_folder.File("secret"), secret, Stop);

        var error = await Assert.ThrowsAsync<PhasaException>(() => StartAsync(new Uri("http://127.0.0.1:9/")));

        Assert.Equal((ErrorCodes.InvalidConfiguration, "Alerts:webhooks:0"), (error.Code, error.Location));
        Assert.Contains("whsec_$(openssl rand -base64 32)", error.NextStep, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SecretFileMissing_FailsAndNamesIt()
    {
        var error = await Assert.ThrowsAsync<PhasaException>(() => StartAsync(new Uri("http://127.0.0.1:9/")));

        Assert.Contains(_folder.File("secret"), error.NextStep, StringComparison.Ordinal);
    }

    private static async Task SameAsync(ApiHost host, Alert alert, ReceivedMessage message)
    {
        var served = await host.GetAsync($"/v1/alerts/{alert.Id}");
        Assert.Equal(HttpStatusCode.OK, served.Status);
        Assert.True(JsonNode.DeepEquals(served.Json, JsonNode.Parse(message.Body.GetProperty("data").GetRawText())), $"{served.Text}\n{message.Body}");
    }

    private async Task<ApiHost> StartAsync(WebhookReceiver receiver)
    {
        await File.WriteAllTextAsync(_folder.File("secret"), receiver.Secret, Stop);
        return await StartAsync(receiver.Url);
    }

    private Task<ApiHost> StartAsync(Uri url)
    {
        var options = new AlertOptions { Enabled = false };
        options.Webhooks.Add(new() { Url = url, SecretFile = "secret" });
        return ApiHost.WithCollectionAsync(services: services =>
        {
            new PhasaBuilder(services).AddAlertWebhooks(_folder.Path);
            services.AddSingleton(Options.Create(options));
        });
    }
}
