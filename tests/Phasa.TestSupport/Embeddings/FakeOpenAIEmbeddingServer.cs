using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Phasa.TestSupport.Embeddings;

/// <summary>Speaks OpenAI's embeddings protocol, and Azure's addresses and key header for it.</summary>
public sealed class FakeOpenAIEmbeddingServer(bool azure = false) : FakeEmbeddingServer
{
    /// <summary>Whether the vectors come as base64, as servers do that know no other form.</summary>
    public bool Base64 { get; set; }

    /// <summary>Whether the vectors come in another order than the texts, told apart by their indexes.</summary>
    public bool Shuffled { get; set; }

    protected override int MaxTexts => 2048;

    protected override string EndpointPath => azure ? "/" : "/v1";

    protected override void Map(WebApplication app)
    {
        if (azure)
        {
            app.MapPost("/openai/v1/embeddings", HandleAsync);
            app.MapPost("/openai/deployments/{deployment}/embeddings", HandleAsync);
        }
        else
        {
            app.MapPost("/v1/embeddings", HandleAsync);
        }
    }

    protected override FakeEmbeddingRequest Read(HttpContext context, JsonObject body) => new(
        context.Request.Path + context.Request.QueryString, body, (string)body["model"]!,
        [.. body["input"]!.AsArray().Select(t => (string)t!)], (string?)body["input_type"], (int?)body["dimensions"],
        azure ? (string?)context.Request.Headers["api-key"] : context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal));

    protected override JsonNode Answer(FakeEmbeddingRequest request, IReadOnlyList<JsonArray> vectors, long? tokens)
    {
        var data = vectors.Select((v, i) => (JsonNode)new JsonObject { ["object"] = "embedding", ["index"] = i, ["embedding"] = Base64 ? Encode(v) : v });
        var answer = new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. Shuffled ? data.Reverse() : data]),
            ["model"] = request.Model,
        };
        if (tokens is not null)
        {
            answer["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens };
        }

        return answer;
    }

    protected override JsonNode Error(int status, string message) => new JsonObject
    {
        ["error"] = new JsonObject { ["message"] = message, ["type"] = "invalid_request_error", ["param"] = null, ["code"] = null },
    };

    private static JsonValue Encode(JsonArray vector) =>
        JsonValue.Create(Convert.ToBase64String([.. vector.SelectMany(x => BitConverter.GetBytes((float)x!))]));
}
