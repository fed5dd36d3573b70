using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Phasa.TestSupport.Translation;

/// <summary>Speaks the chat completions protocol and understands the prompts of Phasa's chat translator.</summary>
public sealed partial class FakeChatServer : FakeProviderServer
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>When set, the content of every <see cref="FakeBehaviour.Ok"/> answer goes through it: fences, omissions, other shapes.</summary>
    public Func<string, string> Content { get; set; } = content => content;

    protected override string EndpointPath => "/v1";

    public static async Task<FakeChatServer> StartNewAsync()
    {
        var server = new FakeChatServer();
        await server.StartAsync();
        return server;
    }

    protected override void Map(WebApplication app) => app.MapPost("/v1/chat/completions", async (HttpContext context) =>
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var messages = JsonNode.Parse(body)!["messages"]!.AsArray();
        var prompt = JsonNode.Parse(Text(messages[^1]!["content"]!))!;
        var key = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        await HandleAsync(context, new FakeRequest("/v1/chat/completions", body, Code(prompt["from"]!), Code(prompt["to"]!),
            [.. prompt["texts"]!.AsArray().Select(t => (string)t!["text"]!)], key));
    });

    protected override object Answer(IReadOnlyList<string> texts) => Completion(Content(
        JsonSerializer.Serialize(new { translations = texts.Select((text, i) => new { n = i + 1, text }) }, Plain)));

    protected override object MalformedAnswer() => Completion("Sure! Here are your translations: one, two, three");

    protected override object RefusalAnswer(FakeRequest request) => Completion(RefusalText);

    protected override object ErrorAnswer(string message) => new { error = new { message, type = "error", code = (string?)null } };

    private static object Completion(string content) => new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1_700_000_000,
        model = "fake",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content } } },
        usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
    };

    // Content is a string, or a list of parts.
    private static string Text(JsonNode content) => content is JsonArray parts
        ? string.Concat(parts.Select(p => (string)p!["text"]!))
        : (string)content!;

    // 'Lao (lo)' → 'lo'
    internal static string Code(JsonNode name) => Tag().Match((string)name!) is { Success: true } m ? m.Groups[1].Value : (string)name!;

    [GeneratedRegex(@"\(([A-Za-z-]+)\)$")]
    private static partial Regex Tag();
}
