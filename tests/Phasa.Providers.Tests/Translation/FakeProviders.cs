using Phasa.TestSupport.Translation;

namespace Phasa.Providers.Tests.Translation;

/// <summary>A fake of each kind of provider.</summary>
internal static class FakeProviders
{
    public static string[] Kinds =>
        ["openai-compatible", "anthropic", "ollama", "google-translate", "azure-translator", "deepl", "libretranslate"];

    public static async Task<FakeProviderServer> StartAsync(string kind) => kind switch
    {
        "openai-compatible" => await FakeChatServer.StartNewAsync(),
        "ollama" => await FakeChatServer.StartNewAsync(),
        "anthropic" => await FakeAnthropicServer.StartNewAsync(),
        "google-translate" => await FakeGoogleServer.StartNewAsync(),
        "azure-translator" => await FakeAzureServer.StartNewAsync(),
        "deepl" => await FakeDeepLServer.StartNewAsync(),
        "libretranslate" => await FakeLibreTranslateServer.StartNewAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no fake of this kind."),
    };

    /// <summary>The address to configure.</summary>
    public static Uri Endpoint(string kind, FakeProviderServer server) => kind == "ollama" ? new(server.Endpoint, "/") : server.Endpoint;

    /// <summary>What a kind needs beside name and endpoint.</summary>
    public static (string Key, string Value)[] Settings(string kind) =>
        kind is "openai-compatible" or "anthropic" or "ollama" ? [("model", "fake"), ("timeoutSeconds", "60")] : [];
}
