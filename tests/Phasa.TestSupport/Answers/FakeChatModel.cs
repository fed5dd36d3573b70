using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Phasa.TestSupport.Processes;

namespace Phasa.TestSupport.Answers;

/// <summary>A chat model on loopback that speaks the chat completions protocol, streamed as OpenAI does, and says what a test wants.</summary>
public sealed class FakeChatModel : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WebApplication _app;
    private readonly Func<JsonNode, ChatReply> _reply;

    private FakeChatModel(Func<JsonNode, ChatReply> reply)
    {
        _reply = reply;
        var builder = LoopbackHost.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/chat/completions", AnswerAsync);
    }

    /// <summary>The bodies of all calls.</summary>
    public ConcurrentQueue<JsonNode> Asked { get; } = new();

    /// <summary>Done once a caller has abandoned its call.</summary>
    public TaskCompletionSource Abandoned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What comes before <c>/chat/completions</c>.</summary>
    public Uri Endpoint => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1");

    /// <summary>Starts one that answers one reply after the other, the last again and again.</summary>
    public static Task<FakeChatModel> StartAsync(params ChatReply[] replies)
    {
        var next = -1;
        return StartAsync(_ => replies[Math.Min(Interlocked.Increment(ref next), replies.Length - 1)]);
    }

    /// <summary>Starts one that answers by what it is asked.</summary>
    public static async Task<FakeChatModel> StartAsync(Func<JsonNode, ChatReply> reply)
    {
        var model = new FakeChatModel(reply);
        await model._app.StartAsync();
        return model;
    }

    /// <summary>What the user's message of a call says.</summary>
    public static string Prompt(JsonNode body) => string.Concat(body["messages"]!.AsArray()
        .Where(m => (string?)m!["role"] == "user").Select(m => m!["content"] is JsonArray parts ? string.Concat(parts.Select(p => (string?)p!["text"])) : (string?)m["content"]));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = JsonNode.Parse(await reader.ReadToEndAsync(context.RequestAborted))!;
        Asked.Enqueue(body);
        var reply = _reply(body);
        if (reply.Status != 200)
        {
            context.Response.StatusCode = reply.Status;
            await context.Response.WriteAsJsonAsync(new { error = new { message = "The model is out of order.", type = "server_error" } });
            return;
        }

        try
        {
            await StreamAsync(context, reply);
        }
        catch (OperationCanceledException)
        {
            Abandoned.TrySetResult();
        }
    }

    private static async Task StreamAsync(HttpContext context, ChatReply reply)
    {
        context.Response.ContentType = "text/event-stream";
        await SendAsync(context, new { role = "assistant", content = "" }, null);
        for (var i = 0; i < reply.Pieces.Count; i++)
        {
            await SendAsync(context, new { content = reply.Pieces[i] }, null);
            if (i == 0)
            {
                await reply.Gate.WaitAsync(context.RequestAborted);
            }
        }

        if (reply.Refusal is not null)
        {
            await SendAsync(context, new { refusal = reply.Refusal }, null);
        }

        if (reply.ToolCall is not null)
        {
            await SendAsync(context, new { tool_calls = new[] { new { index = 0, id = "call_1", type = "function", function = new { name = reply.ToolCall, arguments = "{}" } } } }, null);
        }

        if (reply.IsTorn)
        {
            context.Abort();
            return;
        }

        if (reply.FinishReason is null)
        {
            return;
        }

        await SendAsync(context, new { }, reply.FinishReason);
        await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
    }

    private static async Task SendAsync(HttpContext context, object delta, string? finish)
    {
        var chunk = new { id = "chatcmpl-1", @object = "chat.completion.chunk", created = 1_700_000_000, model = "fake", choices = new[] { new { index = 0, delta, finish_reason = finish } } };
        await context.Response.WriteAsync($"data: {JsonSerializer.Serialize(chunk, Plain)}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
