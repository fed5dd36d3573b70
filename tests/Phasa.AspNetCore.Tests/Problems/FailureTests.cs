using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Tests.Support;
using Phasa.TestSupport.Processes;

namespace Phasa.AspNetCore.Tests.Problems;

public sealed class FailureTests
{
    [Fact]
    public async Task Call_ThatMeetsABug_SaysNothingOfTheInside()
    {
        await using var host = await ApiHost.StartAsync(map: app => app.MapGet("/bug", IResult () => throw new InvalidOperationException("secret path /etc")));

        var answer = await host.GetAsync("/bug");

        answer.Problem(ErrorCodes.Internal);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ThatFailsForNow_SaysWhenToTryAgain()
    {
        await using var host = await ApiHost.StartAsync(map: app => app.MapGet("/later", IResult () => throw new PhasaException(ErrorCodes.StoreUnavailable, "The disk is full.")));

        var answer = await host.GetAsync("/later");

        answer.Problem(ErrorCodes.StoreUnavailable);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task Call_LongerThanAllowed_TimesOut()
    {
        await using var host = await ApiHost.StartAsync(
            o => o.RequestTimeout = TimeSpan.FromMilliseconds(50),
            map: app => app.MapGet("/slow", (Delegate)(async (HttpContext context) => await Task.Delay(Timeout.Infinite, context.RequestAborted)))
                .WithRequestTimeout(ApiEndpoints.TimeoutPolicy));

        (await host.GetAsync("/slow")).Problem(ErrorCodes.TimedOut);
    }

    [Fact]
    public async Task Write_BeyondTheLimit_IsOverloadedAndLaterPasses()
    {
        await using var host = await ApiHost.WithCollectionAsync(o => (o.ConcurrentWrites, o.QueuedWrites, o.ConcurrentImports) = (1, 0, 1));
        var gate = host.App.Services.GetRequiredService<WorkGate>();
        const string Body = """{"id":"a","language":"ja","text":"本文です。"}""";
        using (await gate.WriteAsync(TestContext.Current.CancellationToken))
        using (await gate.ImportAsync(TestContext.Current.CancellationToken))
        {
            var refused = await host.PostAsync("/v1/collections/kb/documents", Body);
            refused.Problem(ErrorCodes.Overloaded);
            Assert.NotNull(refused.Headers.RetryAfter);
            (await host.PostAsync("/v1/collections/kb/documents", Body, "application/x-ndjson")).Problem(ErrorCodes.Overloaded);
            (await host.PostAsync("/v1/collections/kb/translation-memory", "<tmx/>", "application/xml")).Problem(ErrorCodes.Overloaded);
            (await host.DeleteAsync("/v1/collections/kb")).Problem(ErrorCodes.Overloaded);
            Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/v1/collections/kb")).Status);
        }

        Assert.Equal(HttpStatusCode.Created, (await host.PostAsync("/v1/collections/kb/documents", Body)).Status);
    }

    [Fact]
    public void MapPhasa_WithoutItsServices_NamesTheMissingCall()
    {
        var builder = LoopbackHost.CreateBuilder();
        using var bare = (IDisposable)builder.Build();
        Assert.Contains("UseSqlite", Assert.Throws<InvalidOperationException>(() => ((WebApplication)bare).MapPhasa()).Message, StringComparison.Ordinal);

        builder = LoopbackHost.CreateBuilder();
        builder.Services.AddPhasa().UseSqlite("unused.db");
        using var withoutApi = (IDisposable)builder.Build();
        Assert.Contains("AddApi", Assert.Throws<InvalidOperationException>(() => ((WebApplication)withoutApi).MapPhasa()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithALimitOutOfRange_Fails()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => ApiHost.StartAsync(o => o.ConcurrentWrites = 0));

        Assert.Contains(nameof(ApiOptions.ConcurrentWrites), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_OfWrongJson_NamesTheMemberInTheCallersWords()
    {
        Assert.Equal("The member '/languages/1' must be a string.", Explain("""{"name":"a","languages":["lo",1]}""").Message);
        Assert.Equal("The member 'languages' is missing.", Explain("""{"name":"a"}""").Message);
        Assert.Equal("The member 'a.b' is not known here; there are name, languages, embedding, policies.", Explain("""{"a.b":1}""").Message);
        Assert.Equal("/name", Explain("""{"name":"a","name":"b","languages":[]}""").Location);
        Assert.StartsWith("The JSON is malformed at line 2", Explain("{\n\"name\":}").Message, StringComparison.Ordinal);

        static PhasaException Explain(string json)
        {
            var utf8 = System.Text.Encoding.UTF8.GetBytes(json);
            var type = Json.ApiJson.Shared.CollectionCreation;
            return Json.JsonFault.Explain(
                Assert.ThrowsAny<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Deserialize(utf8, type)), type, utf8);
        }
    }
}
