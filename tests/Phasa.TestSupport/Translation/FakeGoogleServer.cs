using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Phasa.TestSupport.Translation;

/// <summary>Speaks Google Cloud Translation v2 and refuses what is over its limits.</summary>
public sealed class FakeGoogleServer : FakeProviderServer
{
    private int _languageRequests;

    /// <summary>The language codes it lists, each translated into all.</summary>
    public IReadOnlyList<string> Languages { get; set; } = ["ar", "en", "ja", "km", "ko", "lo", "my", "ru", "th", "vi", "zh-CN", "zh-TW"];

    /// <summary>How often the languages were asked for.</summary>
    public int LanguageRequests => Volatile.Read(ref _languageRequests);

    protected override string EndpointPath => "/language/translate/v2";

    public static async Task<FakeGoogleServer> StartNewAsync()
    {
        var server = new FakeGoogleServer();
        await server.StartAsync();
        return server;
    }

    protected override void Map(WebApplication app)
    {
        app.MapGet("/language/translate/v2/languages", () =>
        {
            Interlocked.Increment(ref _languageRequests);
            return Results.Json(new { data = new { languages = Languages.Select(language => new { language }) } });
        });
        app.MapPost("/language/translate/v2", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            var json = JsonNode.Parse(body)!;
            string[] texts = [.. json["q"]!.AsArray().Select(q => (string)q!)];
            if (texts.Length > 128 || Encoding.UTF8.GetByteCount(body) > 204_800)
            {
                await WriteAsync(context, 400, ErrorAnswer("Text too long"));
                return;
            }

            await HandleAsync(context, new FakeRequest("/language/translate/v2", body, (string)json["source"]!, (string)json["target"]!,
                texts, context.Request.Headers["X-Goog-Api-Key"]));
        });
    }

    protected override object Answer(IReadOnlyList<string> texts) => new { data = new { translations = texts.Select(translatedText => new { translatedText }) } };

    protected override object MalformedAnswer() => Answer(["one text for all", "and one", "and one more"]);

    protected override object RefusalAnswer(FakeRequest request) => Answer([.. request.Texts.Select(_ => RefusalText)]);

    protected override object ErrorAnswer(string message) => new { error = new { code = 400, message, errors = new[] { new { message, domain = "global", reason = "invalid" } } } };
}
