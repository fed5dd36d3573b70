using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Phasa.TestSupport.Embeddings;

/// <summary>Speaks Cohere's <c>POST /v2/embed</c>.</summary>
public sealed class FakeCohereServer : FakeEmbeddingServer
{
    protected override int MaxTexts => 96;

    protected override void Map(WebApplication app) => app.MapPost("/v2/embed", HandleAsync);

    protected override FakeEmbeddingRequest Read(HttpContext context, JsonObject body) => new(
        context.Request.Path, body, (string)body["model"]!, [.. body["texts"]!.AsArray().Select(t => (string)t!)], (string?)body["input_type"],
        (int?)body["output_dimension"], context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal));

    protected override string? Complaint(FakeEmbeddingRequest request) =>
        request.Role is not ("search_query" or "search_document") ? "input_type is required."
        : request.Body["embedding_types"]?.AsArray().Select(t => (string)t!).SequenceEqual(["float"]) != true ? "embedding_types is required."
        : base.Complaint(request);

    protected override JsonNode Answer(FakeEmbeddingRequest request, IReadOnlyList<JsonArray> vectors, long? tokens)
    {
        var meta = new JsonObject { ["api_version"] = new JsonObject { ["version"] = "2" } };
        if (tokens is not null)
        {
            meta["billed_units"] = new JsonObject { ["input_tokens"] = (double)tokens };
        }

        return new JsonObject
        {
            ["id"] = "5807ee2e-0cda-445a-9ec8-864c60a06606",
            ["embeddings"] = new JsonObject { ["float"] = new JsonArray([.. vectors]) },
            ["texts"] = new JsonArray([.. request.Texts.Select(t => JsonValue.Create(t))]),
            ["meta"] = meta,
            ["response_type"] = "embeddings_by_type",
        };
    }

    protected override JsonNode Error(int status, string message) => new JsonObject { ["message"] = message };
}
