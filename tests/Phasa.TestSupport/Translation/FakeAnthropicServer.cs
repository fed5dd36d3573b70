using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Phasa.TestSupport.Translation;

/// <summary>Speaks Anthropic's Messages API and understands the prompts of Phasa's chat translator.</summary>
public sealed class FakeAnthropicServer : FakeProviderServer
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Why the model stopped, in every answer.</summary>
    public string StopReason { get; set; } = "end_turn";

    protected override string EndpointPath => "/";

    public static async Task<FakeAnthropicServer> StartNewAsync()
    {
        var server = new FakeAnthropicServer();
        await server.StartAsync();
        return server;
    }

    protected override void Map(WebApplication app) => app.MapPost("/v1/messages", async (HttpContext context) =>
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var json = JsonNode.Parse(body)!;
        if (context.Request.Headers["anthropic-version"] != "2023-06-01" || json["max_tokens"] is null
            || json["messages"]!.AsArray().Any(m => (string?)m!["role"] is not ("user" or "assistant")))
        {
            await WriteAsync(context, 400, ErrorAnswer("invalid_request_error"));
            return;
        }

        var prompt = JsonNode.Parse((string)json["messages"]!.AsArray()[^1]!["content"]!)!;
        await HandleAsync(context, new FakeRequest("/v1/messages", body,
            FakeChatServer.Code(prompt["from"]!), FakeChatServer.Code(prompt["to"]!),
            [.. prompt["texts"]!.AsArray().Select(t => (string)t!["text"]!)], context.Request.Headers["x-api-key"]));
    });

    protected override object Answer(IReadOnlyList<string> texts) => Message(
        JsonSerializer.Serialize(new { translations = texts.Select((text, i) => new { n = i + 1, text }) }, Plain));

    protected override object MalformedAnswer() => Message("Sure! Here are your translations: one, two, three");

    protected override object RefusalAnswer(FakeRequest request) => Message(RefusalText);

    protected override object ErrorAnswer(string message) => new { type = "error", error = new { type = "api_error", message } };

    private object Message(string text) => new
    {
        id = "msg_1",
        type = "message",
        role = "assistant",
        model = "fake",
        content = new[] { new { type = "text", text } },
        stop_reason = StopReason,
        usage = new { input_tokens = 10, output_tokens = 20 },
    };
}
