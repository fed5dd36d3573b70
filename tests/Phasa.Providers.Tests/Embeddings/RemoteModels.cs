using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Phasa.Embeddings;
using Phasa.Providers.Embeddings;
using Phasa.Providers.Embeddings.Costs;
using Phasa.TestSupport.Embeddings;

namespace Phasa.Providers.Tests.Embeddings;

/// <summary>Embedding models made as a host makes them: by their kind, from configuration.</summary>
internal static class RemoteModels
{
    public const string Key = "sk-very-secret";

    /// <summary>Every kind, to be run through the same tests.</summary>
    public static readonly string[] Kinds = ["openai-compatible", "azure-openai", "ollama", "cohere", "gemini"];

    public static async Task<FakeEmbeddingServer> StartServerAsync(string kind)
    {
        FakeEmbeddingServer server = kind switch
        {
            "azure-openai" => new FakeOpenAIEmbeddingServer(azure: true),
            "ollama" => new FakeOllamaServer(),
            "cohere" => new FakeCohereServer(),
            "gemini" => new FakeGeminiServer(),
            _ => new FakeOpenAIEmbeddingServer(),
        };
        await server.StartAsync();
        return server;
    }

    /// <summary>A model of an unknown name with the fake's dimensions; settings given here come over those.</summary>
    public static EmbeddingModel Of(string kind, FakeEmbeddingServer server, TimeProvider? time = null, params (string Key, string Value)[] more) =>
        Of(Services(time), kind, server, more);

    public static EmbeddingModel Of(IServiceProvider services, string kind, FakeEmbeddingServer server, params (string Key, string Value)[] more) =>
        Create(services, [
            ("name", "mine"), ("kind", kind), ("model", "test-model"), ("endpoint", server.Endpoint.ToString()), ("apiKey", Key),
            ("dimensions", server.Dimensions.ToString(CultureInfo.InvariantCulture)),
            .. kind == "azure-openai" ? new[] { ("deployment", "my-deployment") } : [],
            .. more,
        ]);

    /// <summary>A model of exactly these settings; of two of one name the later counts, an empty one is left out.</summary>
    public static EmbeddingModel Create(IServiceProvider services, params (string Key, string Value)[] settings)
    {
        var values = settings.GroupBy(s => s.Key).Select(g => g.Last()).Where(s => s.Value.Length > 0);
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(s => KeyValuePair.Create("Embedding:models:0:" + s.Key, (string?)s.Value)))
            .Build().GetSection("Embedding:models:0");
        return services.GetServices<IEmbeddingModelKind>().Single(k => k.Kind == section["kind"]).Create(section);
    }

    public static ServiceProvider Services(TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        new PhasaBuilder(services).AddEmbeddingProviders();
        return services.BuildServiceProvider();
    }

    public static EmbeddingCost Cost(IServiceProvider services) => services.GetRequiredService<EmbeddingCosts>().All.Single();
}
