using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Phasa.Providers.Anthropic;
using Phasa.TestSupport.Processes;
using Phasa.Translation;

namespace Phasa.Providers.Tests.Anthropic;

public sealed class AnthropicStreamTests
{
    private const string Begin = """
        event: message_start
        data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"m","stop_reason":null,"usage":{"input_tokens":25,"output_tokens":1}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: ping
        data: {"type": "ping"}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"ກົດ "}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"ລືມລະຫັດ"}}


        """;

    [Theory]
    [InlineData("end_turn", "stop")]
    [InlineData("max_tokens", "length")]
    [InlineData("refusal", "content_filter")]
    public async Task Stream_AsTheyWriteIt_IsTextAndItsEnd(string reason, string finish)
    {
        await using var server = await ServeAsync(Begin + $$$"""
            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"{{{reason}}}","stop_sequence":null},"usage":{"output_tokens":15}}

            event: message_stop
            data: {"type":"message_stop"}


            """);

        var updates = await ReadAsync(server);

        Assert.Equal(["ກົດ ", "ລືມລະຫັດ"], updates.Select(u => u.Text).Where(t => t.Length > 0));
        Assert.Equal(finish, updates.Last().FinishReason!.Value.Value);
    }

    [Fact]
    public async Task Stream_ThatMeetsAnError_Fails()
    {
        await using var server = await ServeAsync(Begin + """
            event: error
            data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}


            """);

        var error = await Assert.ThrowsAsync<TranslationException>(() => ReadAsync(server));
        Assert.Contains("overloaded_error: Overloaded", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_RefusedByStatus_Fails()
    {
        await using var server = await ServeAsync("""{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}""", 401);

        Assert.Equal(TranslationFailure.Rejected, (await Assert.ThrowsAsync<TranslationException>(() => ReadAsync(server))).Failure);
    }

    private static async Task<List<ChatResponseUpdate>> ReadAsync(WebApplication server)
    {
        using var http = new HttpClient();
        using var client = new AnthropicChatClient(new(server.Urls.Single()), "m", "secret", 100, http, TimeProvider.System);
        List<ChatResponseUpdate> updates = [];
        await foreach (var update in client.GetStreamingResponseAsync([new(ChatRole.System, "Be brief."), new(ChatRole.User, "?")], cancellationToken: TestContext.Current.CancellationToken))
        {
            updates.Add(update);
        }

        return updates;
    }

    private static async Task<WebApplication> ServeAsync(string answer, int status = 200)
    {
        var builder = LoopbackHost.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/messages", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = System.Text.Json.Nodes.JsonNode.Parse(await reader.ReadToEndAsync(context.RequestAborted))!;
            Assert.True((bool)body["stream"]! && (string?)body["system"] == "Be brief." && context.Request.Headers["x-api-key"] == "secret");
            context.Response.StatusCode = status;
            context.Response.ContentType = status == 200 ? "text/event-stream" : "application/json";
            await context.Response.WriteAsync(answer);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
