using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Phasa.TestSupport.Embeddings;

/// <summary>Speaks Gemini's <c>POST /v1beta/models/{model}:batchEmbedContents</c>.</summary>
public sealed class FakeGeminiServer : FakeEmbeddingServer
{
    protected override int MaxTexts => 100;

    protected override string EndpointPath => "/v1beta";

    protected override void Map(WebApplication app) => app.MapPost("/v1beta/models/{model}:batchEmbedContents", HandleAsync);

    protected override FakeEmbeddingRequest Read(HttpContext context, JsonObject body)
    {
        var requests = body["requests"]!.AsArray();
        return new(
            context.Request.Path, body, (string)context.Request.RouteValues["model"]!,
            [.. requests.Select(r => (string)r!["content"]!["parts"]![0]!["text"]!)],
            requests.Select(r => (string?)r!["taskType"]).Distinct().Single(),
            requests.Select(r => (int?)r!["outputDimensionality"]).Distinct().Single(),
            (string?)context.Request.Headers["x-goog-api-key"]);
    }

    protected override string? Complaint(FakeEmbeddingRequest request) =>
        request.Body["requests"]!.AsArray().All(r => (string?)r!["model"] == "models/" + request.Model)
            ? base.Complaint(request)
            : "All requests must name the model of the path.";

    protected override JsonNode Answer(FakeEmbeddingRequest request, IReadOnlyList<JsonArray> vectors, long? tokens)
    {
        var answer = new JsonObject { ["embeddings"] = new JsonArray([.. vectors.Select(v => (JsonNode)new JsonObject { ["values"] = v })]) };
        if (tokens is not null)
        {
            answer["usageMetadata"] = new JsonObject { ["promptTokenCount"] = tokens };
        }

        return answer;
    }

    protected override JsonNode Error(int status, string message) => new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = status, ["message"] = message, ["status"] = "FAILED" },
    };
}
