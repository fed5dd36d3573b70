using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Phasa.TestSupport.Translation;

/// <summary>Speaks Azure Translator v3 and refuses what is over its limits.</summary>
public sealed class FakeAzureServer : FakeProviderServer
{
    private int _languageRequests;

    /// <summary>The language codes it lists, each translated into all.</summary>
    public IReadOnlyList<string> Languages { get; set; } = ["ar", "en", "ja", "km", "ko", "lo", "my", "ru", "th", "vi", "zh-Hans", "zh-Hant"];

    /// <summary>The characters it says each request is charged for.</summary>
    public int MeteredUsage { get; set; } = 11;

    /// <summary>How often the languages were asked for.</summary>
    public int LanguageRequests => Volatile.Read(ref _languageRequests);

    /// <summary>The region of the last request; null for none.</summary>
    public string? Region { get; private set; }

    protected override string EndpointPath => "/";

    public static async Task<FakeAzureServer> StartNewAsync()
    {
        var server = new FakeAzureServer();
        await server.StartAsync();
        return server;
    }

    protected override void Map(WebApplication app)
    {
        app.MapGet("/languages", () =>
        {
            Interlocked.Increment(ref _languageRequests);
            return Results.Json(new { translation = Languages.ToDictionary(code => code, code => new { name = code, dir = "ltr" }) });
        });
        app.MapPost("/translate", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            string[] texts = [.. JsonNode.Parse(body)!.AsArray().Select(t => (string)t!["Text"]!)];
            var query = context.Request.Query;
            if (query["api-version"] != "3.0" || texts.Length > 1_000 || texts.Sum(t => t.EnumerateRunes().Count()) > 50_000)
            {
                await WriteAsync(context, 400, new { error = new { code = 400077, message = "The maximum request size has been exceeded." } });
                return;
            }

            Region = context.Request.Headers["Ocp-Apim-Subscription-Region"];
            context.Response.Headers["X-Metered-Usage"] = MeteredUsage.ToString(CultureInfo.InvariantCulture);
            await HandleAsync(context, new FakeRequest("/translate", body, query["from"]!, query["to"]!, texts,
                context.Request.Headers["Ocp-Apim-Subscription-Key"]));
        });
    }

    protected override object Answer(IReadOnlyList<string> texts) => texts.Select(text => new { translations = new[] { new { text, to = "lo" } } }).ToArray();

    protected override object MalformedAnswer() => new { translations = "one text for all" };

    protected override object RefusalAnswer(FakeRequest request) => Answer([.. request.Texts.Select(_ => RefusalText)]);

    protected override object ErrorAnswer(string message) => new { error = new { code = 401000, message } };
}
