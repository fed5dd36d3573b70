using System.Text.Json.Serialization;

namespace Phasa.Providers.OpenAICompatible;

/// <summary>The body of <c>POST /embeddings</c>.</summary>
internal sealed record OpenAIEmbeddingRequest(
    [property: JsonPropertyName("model")] string Model,
    [property: JsonPropertyName("input")] IReadOnlyList<string> Input,
    [property: JsonPropertyName("encoding_format")] string EncodingFormat,
    [property: JsonPropertyName("dimensions"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Dimensions,
    [property: JsonPropertyName("input_type"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? InputType);

/// <summary>The answer to it.</summary>
internal sealed record OpenAIEmbeddingResponse(
    [property: JsonPropertyName("data")] IReadOnlyList<OpenAIEmbedding>? Data,
    [property: JsonPropertyName("usage")] OpenAIUsage? Usage);

/// <summary>One vector, with the index of its text where the endpoint gives one.</summary>
internal sealed record OpenAIEmbedding(
    [property: JsonPropertyName("index")] int? Index,
    [property: JsonPropertyName("embedding"), JsonConverter(typeof(FloatsConverter))] float[]? Vector);

/// <summary>What a call used.</summary>
internal sealed record OpenAIUsage(
    [property: JsonPropertyName("prompt_tokens")] long? PromptTokens,
    [property: JsonPropertyName("total_tokens")] long? TotalTokens);
