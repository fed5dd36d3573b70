using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Phasa.TestSupport.Embeddings;

/// <summary>Speaks Ollama's <c>POST /api/embed</c>.</summary>
public sealed class FakeOllamaServer : FakeEmbeddingServer
{
    protected override int MaxTexts => int.MaxValue;

    protected override void Map(WebApplication app) => app.MapPost("/api/embed", HandleAsync);

    protected override FakeEmbeddingRequest Read(HttpContext context, JsonObject body) => new(
        context.Request.Path, body, (string)body["model"]!, [.. body["input"]!.AsArray().Select(t => (string)t!)], null,
        (int?)body["dimensions"], context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal));

    protected override JsonNode Answer(FakeEmbeddingRequest request, IReadOnlyList<JsonArray> vectors, long? tokens)
    {
        var answer = new JsonObject
        {
            ["model"] = request.Model,
            ["embeddings"] = new JsonArray([.. vectors]),
            ["total_duration"] = 14_143_917,
            ["load_duration"] = 1_019_500,
        };
        if (tokens is not null)
        {
            answer["prompt_eval_count"] = tokens;
        }

        return answer;
    }

    protected override JsonNode Error(int status, string message) => new JsonObject { ["error"] = message };
}
