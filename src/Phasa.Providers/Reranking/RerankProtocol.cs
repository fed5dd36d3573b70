using System.Text.Json.Serialization;

namespace Phasa.Providers.Reranking;

/// <summary>The body of <c>POST /rerank</c>.</summary>
internal sealed record RerankBody(
    [property: JsonPropertyName("model")] string Model,
    [property: JsonPropertyName("query")] string Query,
    [property: JsonPropertyName("documents")] IReadOnlyList<string> Documents,
    [property: JsonPropertyName("top_n")] int TopN);

/// <summary>The answer to it.</summary>
internal sealed record RerankAnswer([property: JsonPropertyName("results")] IReadOnlyList<RerankResult?>? Results);

/// <summary>The score of one document.</summary>
internal sealed record RerankResult([property: JsonPropertyName("index")] int? Index, [property: JsonPropertyName("relevance_score")] float? Score);
