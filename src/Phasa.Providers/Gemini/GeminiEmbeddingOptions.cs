using Phasa.Providers.Embeddings;

namespace Phasa.Providers.Gemini;

/// <summary>A model of the Gemini API. <see cref="RemoteEmbeddingOptions.Endpoint"/> is what comes before <c>/models/…</c>, with its version.</summary>
public sealed class GeminiEmbeddingOptions : RemoteEmbeddingOptions
{
    /// <summary>Google's own address and limit.</summary>
    public GeminiEmbeddingOptions()
    {
        Endpoint = new("https://generativelanguage.googleapis.com/v1beta");
        MaxTextsPerCall = 100;
    }

    /// <summary>Whether the role of the texts is sent as <c>taskType</c>; null for what is known of the model, else true.</summary>
    public bool? SendTaskType { get; set; }
}
