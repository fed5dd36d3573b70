using Phasa.Conformance.Embeddings;
using Phasa.Embeddings;
using Phasa.TestSupport.Embeddings;

namespace Phasa.Providers.Tests.Embeddings;

public abstract class RemoteEmbedderConformanceTests(string kind) : EmbedderConformance
{
    private FakeEmbeddingServer? _server;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override async Task<EmbeddingModel> CreateAsync() =>
        RemoteModels.Of(kind, _server ??= await RemoteModels.StartServerAsync(kind));
}

public sealed class OpenAIEmbedderConformanceTests() : RemoteEmbedderConformanceTests("openai-compatible");

public sealed class AzureOpenAIEmbedderConformanceTests() : RemoteEmbedderConformanceTests("azure-openai");

public sealed class OllamaEmbedderConformanceTests() : RemoteEmbedderConformanceTests("ollama");

public sealed class CohereEmbedderConformanceTests() : RemoteEmbedderConformanceTests("cohere");

public sealed class GeminiEmbedderConformanceTests() : RemoteEmbedderConformanceTests("gemini");
