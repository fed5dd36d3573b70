using System.Text.Json.Serialization;

namespace Phasa.Providers.Ollama;

/// <summary>The body of <c>POST /api/embed</c>.</summary>
internal sealed record OllamaEmbeddingRequest(
    [property: JsonPropertyName("model")] string Model,
    [property: JsonPropertyName("input")] IReadOnlyList<string> Input,
    [property: JsonPropertyName("truncate")] bool Truncate,
    [property: JsonPropertyName("dimensions"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Dimensions,
    [property: JsonPropertyName("keep_alive"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? KeepAlive);

/// <summary>The answer to it.</summary>
internal sealed record OllamaEmbeddingResponse(
    [property: JsonPropertyName("embeddings")] IReadOnlyList<float[]?>? Embeddings,
    [property: JsonPropertyName("prompt_eval_count")] long? Tokens);
