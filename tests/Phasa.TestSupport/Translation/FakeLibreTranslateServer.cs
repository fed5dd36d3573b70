using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Phasa.TestSupport.Translation;

/// <summary>Speaks LibreTranslate's protocol: <c>POST /translate</c> by script, <c>GET /languages</c> always.</summary>
public sealed class FakeLibreTranslateServer : FakeProviderServer
{
    private int _languageRequests;

    /// <summary>The language codes it lists, each translated into all.</summary>
    public IReadOnlyList<string> Languages { get; set; } = ["ar", "en", "ja", "km", "ko", "lo", "my", "ru", "th", "vi", "zh"];

    /// <summary>How often the languages were asked for.</summary>
    public int LanguageRequests => Volatile.Read(ref _languageRequests);

    protected override string EndpointPath => "/";

    public static async Task<FakeLibreTranslateServer> StartNewAsync()
    {
        var server = new FakeLibreTranslateServer();
        await server.StartAsync();
        return server;
    }

    protected override void Map(WebApplication app)
    {
        app.MapGet("/languages", () =>
        {
            Interlocked.Increment(ref _languageRequests);
            return Results.Json(Languages.Select(code => new { code, name = code, targets = Languages }));
        });
        app.MapPost("/translate", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            var json = JsonNode.Parse(body)!;
            await HandleAsync(context, new FakeRequest("/translate", body, (string)json["source"]!, (string)json["target"]!,
                [.. json["q"]!.AsArray().Select(q => (string)q!)], (string?)json["api_key"]));
        });
    }

    protected override object Answer(IReadOnlyList<string> texts) => new { translatedText = texts };

    protected override object MalformedAnswer() => new { translatedText = "one text for all" };

    protected override object RefusalAnswer(FakeRequest request) => Answer([.. request.Texts.Select(_ => RefusalText)]);

    protected override object ErrorAnswer(string message) => new { error = message };
}
