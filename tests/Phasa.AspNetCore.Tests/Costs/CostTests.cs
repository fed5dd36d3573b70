using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Jobs;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.AspNetCore.Tests.Costs;

public sealed class CostTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Costs_OfTranslatedDocuments_AddUpAsAskedFor()
    {
        await using var host = await StartAsync();
        await TranslateAsync(host, "a", "Reset the password before the first lesson.");
        await TranslateAsync(host, "b", "Send the invoice on the first of the month.");

        var costs = await host.GetAsync("/v1/collections/kb/costs");
        Assert.Equal(("2026-11", "2026-11"), ((string?)costs["from"], (string?)costs["to"]));
        Assert.Equal(
            ["ja gpt 4 88 88", "lo gpt 4 88 88"],
            costs["lines"].AsArray().Select(l => $"{l!["language"]} {l["provider"]} {l["texts"]} {l["characters"]} {(decimal)l["cost"]!:0}"));

        var total = Assert.Single((await host.GetAsync("/v1/collections/kb/costs?by=total"))["lines"].AsArray())!.AsObject();
        Assert.Equal((176m, "USD", 8, false), ((decimal)total["cost"]!, (string?)total["currency"], (int)total["calls"]!, total.ContainsKey("language")));
        Assert.Equal(
            ["2026-11 a", "2026-11 b"],
            (await host.GetAsync("/v1/collections/kb/costs?by=month,document"))["lines"].AsArray().Select(l => $"{l!["month"]} {l["documentId"]}"));
        Assert.Empty((await host.GetAsync("/v1/collections/kb/costs?to=2026-10"))["lines"].AsArray());

        var lao = (await host.GetAsync("/v1/collections/kb/coverage"))["languages"].AsArray().Single(l => (string?)l!["language"] == "lo")!;
        Assert.Equal((88m, "USD"), ((decimal)lao["cost"]!, (string?)lao["currency"]));
    }

    [Fact]
    public async Task Budget_SetShownAndCleared()
    {
        await using var host = await StartAsync();
        Assert.Equal("""{"month":"2026-11","monthly":null,"currency":null,"spent":null,"held":null,"left":null}""", (await host.GetAsync("/v1/collections/kb/budget")).Json.ToJsonString());

        var set = await host.PutAsync("/v1/collections/kb/budget", """{"monthly":100}""");
        Assert.Equal((100m, "USD", 100m), ((decimal)set["monthly"]!, (string?)set["currency"], (decimal)set["left"]!));
        await TranslateAsync(host, "a", "Reset the password before the first lesson.");
        await TranslateAsync(host, "b", "Send the invoice on the first of the month.");

        // Eighty-eight for the first document, title and text in two languages. What is left pays for the second one's titles.
        var budget = await host.GetAsync("/v1/collections/kb/budget");
        Assert.InRange((decimal)budget["spent"]!, 88, 100);
        var waiting = (await host.GetAsync("/v1/collections/kb/jobs"))["jobs"].AsArray();
        Assert.NotEmpty(waiting);
        Assert.All(waiting, j => Assert.Equal(("budget", "2026-12-01T00:00:00+00:00"), ((string?)j!["step"], (string?)j["dueAt"])));

        Assert.Equal(204, (int)(await host.DeleteAsync("/v1/collections/kb/budget")).Status);
        Assert.Equal("""{"month":"2026-11","monthly":null,"currency":null,"spent":null,"held":null,"left":null}""", (await host.GetAsync("/v1/collections/kb/budget")).Json.ToJsonString());
        await WorkAsync(host);
        var left = (await host.GetAsync("/v1/collections/kb/jobs"))["jobs"].ToJsonString();
        Assert.True(left == "[]", left);
    }

    [Theory]
    [InlineData("costs?by=colour")]
    [InlineData("costs?by=1")]
    [InlineData("costs?from=2026")]
    [InlineData("costs?months=1")]
    public async Task Costs_WithWrongMembers_AreRefused(string path)
    {
        await using var host = await StartAsync();
        (await host.GetAsync($"/v1/collections/kb/{path}")).Problem(ErrorCodes.InvalidRequest);
    }

    [Theory]
    [InlineData("""{"monthly":-1}""")]
    [InlineData("""{"monthly":1,"currency":"12"}""")]
    public async Task SetBudget_Wrong_IsRefused(string body)
    {
        await using var host = await StartAsync();
        (await host.PutAsync("/v1/collections/kb/budget", body)).Problem(ErrorCodes.InvalidRequest);
    }

    [Theory]
    [InlineData("""{"currency":"USD"}""")]
    [InlineData("""{"monthly":1,"yearly":1}""")]
    public async Task SetBudget_OfAnotherForm_IsRefused(string body)
    {
        await using var host = await StartAsync();
        (await host.PutAsync("/v1/collections/kb/budget", body)).Problem(ErrorCodes.InvalidJson);
    }

    private static Task<ApiHost> StartAsync() => ApiHost.WithCollectionAsync(services: services =>
    {
        var options = new TranslationOptions();
        options.Prices["gpt"] = new() { PerMillionCharacters = 1_000_000 };
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(options);
        services.AddSingleton<ITranslator>(new ScriptedTranslator("gpt", (request, _) => Task.FromResult<IReadOnlyList<TranslatedText?>>(
            [.. request.Texts.Select(t => new TranslatedText(PseudoTranslation.Translate(t, request.Pair.Source.Value, request.Pair.Target.Value), "gpt"))])));
    });

    private static async Task TranslateAsync(ApiHost host, string id, string text)
    {
        Assert.Equal(201, (int)(await host.PostAsync("/v1/collections/kb/documents", $$"""{"id":"{{id}}","language":"en","text":"{{text}}"}""")).Status);
        await WorkAsync(host);
    }

    private static async Task WorkAsync(ApiHost host)
    {
        var worker = host.App.Services.GetRequiredService<TranslationWorker>();
        for (var i = 0; i < 100 && await worker.RunNextAsync(TestContext.Current.CancellationToken); i++)
        {
        }
    }
}
