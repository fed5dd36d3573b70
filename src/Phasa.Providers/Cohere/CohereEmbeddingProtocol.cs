using System.Text.Json.Serialization;

namespace Phasa.Providers.Cohere;

/// <summary>The body of <c>POST /v2/embed</c>.</summary>
internal sealed record CohereEmbeddingRequest(
    [property: JsonPropertyName("model")] string Model,
    [property: JsonPropertyName("texts")] IReadOnlyList<string> Texts,
    [property: JsonPropertyName("input_type")] string InputType,
    [property: JsonPropertyName("embedding_types")] IReadOnlyList<string> EmbeddingTypes,
    [property: JsonPropertyName("truncate")] string Truncate,
    [property: JsonPropertyName("output_dimension"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? OutputDimension);

/// <summary>The answer to it.</summary>
internal sealed record CohereEmbeddingResponse(
    [property: JsonPropertyName("embeddings")] CohereEmbeddings? Embeddings,
    [property: JsonPropertyName("meta")] CohereMeta? Meta);

/// <summary>The vectors by type.</summary>
internal sealed record CohereEmbeddings([property: JsonPropertyName("float")] IReadOnlyList<float[]?>? Floats);

/// <summary>What is said about the call.</summary>
internal sealed record CohereMeta([property: JsonPropertyName("billed_units")] CohereBilledUnits? BilledUnits);

/// <summary>What the call is billed as. Numbers with a fraction are allowed by the API's description.</summary>
internal sealed record CohereBilledUnits([property: JsonPropertyName("input_tokens")] double? InputTokens);
