using System.Text.Json.Serialization;

namespace Phasa.Providers.Gemini;

/// <summary>The body of <c>POST /models/{model}:batchEmbedContents</c>.</summary>
internal sealed record GeminiBatchRequest([property: JsonPropertyName("requests")] IReadOnlyList<GeminiRequest> Requests);

/// <summary>One text of it. Each names the model again.</summary>
internal sealed record GeminiRequest(
    [property: JsonPropertyName("model")] string Model,
    [property: JsonPropertyName("content")] GeminiContent Content,
    [property: JsonPropertyName("taskType"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TaskType,
    [property: JsonPropertyName("outputDimensionality"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? OutputDimensionality);

/// <summary>A content of parts.</summary>
internal sealed record GeminiContent([property: JsonPropertyName("parts")] IReadOnlyList<GeminiPart> Parts);

/// <summary>A part that is text.</summary>
internal sealed record GeminiPart([property: JsonPropertyName("text")] string Text);

/// <summary>The answer to it.</summary>
internal sealed record GeminiBatchResponse(
    [property: JsonPropertyName("embeddings")] IReadOnlyList<GeminiEmbedding?>? Embeddings,
    [property: JsonPropertyName("usageMetadata")] GeminiUsage? Usage);

/// <summary>One vector.</summary>
internal sealed record GeminiEmbedding([property: JsonPropertyName("values")] float[]? Values);

/// <summary>What the call used; not every model says.</summary>
internal sealed record GeminiUsage([property: JsonPropertyName("promptTokenCount")] long? PromptTokens);
