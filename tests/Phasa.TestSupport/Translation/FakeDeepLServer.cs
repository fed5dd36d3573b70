using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Phasa.TestSupport.Translation;

/// <summary>Speaks DeepL (v2 to translate, v3 for languages) and refuses what is over its limits.</summary>
public sealed class FakeDeepLServer : FakeProviderServer
{
    private int _languageRequests;

    /// <summary>The languages it lists: code, whether a source, whether a target, status.</summary>
    public IReadOnlyList<(string Code, bool Source, bool Target, string Status)> Languages { get; set; } =
    [
        ("ar", true, true, "stable"), ("en", true, false, "stable"), ("en-US", false, true, "stable"), ("ja", true, true, "stable"),
        ("ru", true, true, "stable"), ("th", true, true, "stable"), ("lo", true, true, "beta"), ("zh", true, true, "stable"),
        ("zh-Hans", false, true, "stable"), ("zh-Hant", false, true, "stable"),
    ];

    /// <summary>How often the languages were asked for.</summary>
    public int LanguageRequests => Volatile.Read(ref _languageRequests);

    protected override string EndpointPath => "/";

    public static async Task<FakeDeepLServer> StartNewAsync()
    {
        var server = new FakeDeepLServer();
        await server.StartAsync();
        return server;
    }

    /// <summary>The characters it says each text is charged for.</summary>
    public int BilledPerText { get; set; } = 7;

    protected override void Map(WebApplication app)
    {
        app.MapGet("/v3/languages", (string resource) =>
        {
            Interlocked.Increment(ref _languageRequests);
            return resource == "translate_text"
                ? Results.Json(Languages.Select(l => new { lang = l.Code, usable_as_source = l.Source, usable_as_target = l.Target, status = l.Status }))
                : Results.Json(ErrorAnswer("Value for 'resource' not supported."), statusCode: 400);
        });
        app.MapPost("/v2/translate", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            var json = JsonNode.Parse(body)!;
            var (source, target) = ((string)json["source_lang"]!, (string)json["target_lang"]!);
            string[] texts = [.. json["text"]!.AsArray().Select(t => (string)t!)];
            var beta = Languages.Any(l => l.Status == "beta" && (l.Code == source || l.Code == target));
            if (texts.Length > 50 || Encoding.UTF8.GetByteCount(body) > 128 * 1024)
            {
                await WriteAsync(context, 413, ErrorAnswer("Request Entity Too Large"));
            }
            else if (beta && (bool?)json["enable_beta_languages"] != true)
            {
                await WriteAsync(context, 400, ErrorAnswer("Value for 'target_lang' not supported."));
            }
            else
            {
                await HandleAsync(context, new FakeRequest("/v2/translate", body, source, target, texts,
                    context.Request.Headers.Authorization.ToString().Replace("DeepL-Auth-Key ", "", StringComparison.Ordinal)));
            }
        });
    }

    protected override object Answer(IReadOnlyList<string> texts) => new { translations = texts.Select(text => new { detected_source_language = "JA", text, billed_characters = BilledPerText }) };

    protected override object MalformedAnswer() => new { translations = "one text for all" };

    protected override object RefusalAnswer(FakeRequest request) => Answer([.. request.Texts.Select(_ => RefusalText)]);

    protected override object ErrorAnswer(string message) => new { message };
}
