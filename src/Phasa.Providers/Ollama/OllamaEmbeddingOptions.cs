using Phasa.Providers.Embeddings;

namespace Phasa.Providers.Ollama;

/// <summary>A model of an Ollama server. <see cref="RemoteEmbeddingOptions.Endpoint"/> is its root.</summary>
public sealed class OllamaEmbeddingOptions : RemoteEmbeddingOptions
{
    /// <summary>The server of this machine, one call at a time: more wait inside it and run into their time limits there.</summary>
    public OllamaEmbeddingOptions()
    {
        Endpoint = new("http://localhost:11434");
        MaxConcurrentCalls = 1;
        TimeoutSeconds = 300;
    }

    /// <summary>How long the server keeps the model in memory after a call (<c>5m</c>, <c>-1</c> for ever); null leaves it to the server.</summary>
    public string? KeepAlive { get; set; }
}
