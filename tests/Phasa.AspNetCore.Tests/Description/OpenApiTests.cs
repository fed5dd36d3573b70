using System.Text.Json;
using System.Text.Json.Nodes;
using Phasa.AspNetCore.Documents;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Ingestion;

namespace Phasa.AspNetCore.Tests.Description;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Document_OfTheService_DescribesEveryCallWithItsFailures()
    {
        await using var host = await ApiHost.StartAsync();

        var document = await host.GetAsync("/openapi/v1.json");

        var calls = document["paths"].AsObject()
            .SelectMany(p => p.Value!.AsObject().Select(o => (Name: $"{o.Key.ToUpperInvariant()} {p.Key}", Call: o.Value!)))
            .ToDictionary(c => c.Name, c => c.Call);
        Assert.Equal(
            [
                "DELETE /v1/collections/{collection}",
                "DELETE /v1/collections/{collection}/budget",
                "DELETE /v1/collections/{collection}/documents/{id}",
                "DELETE /v1/collections/{collection}/reembedding",
                "DELETE /v1/collections/{collection}/reembedding/previous",
                "DELETE /v1/measurements/{measurement}",
                "GET /healthz",
                "GET /readyz",
                "GET /v1/alerts",
                "GET /v1/alerts/{alert}",
                "GET /v1/collections",
                "GET /v1/collections/{collection}",
                "GET /v1/collections/{collection}/budget",
                "GET /v1/collections/{collection}/costs",
                "GET /v1/collections/{collection}/coverage",
                "GET /v1/collections/{collection}/documents",
                "GET /v1/collections/{collection}/documents/{id}",
                "GET /v1/collections/{collection}/insights/languages",
                "GET /v1/collections/{collection}/insights/queries",
                "GET /v1/collections/{collection}/jobs",
                "GET /v1/collections/{collection}/plan",
                "GET /v1/collections/{collection}/plans",
                "GET /v1/collections/{collection}/plans/{plan}",
                "GET /v1/collections/{collection}/reembedding",
                "GET /v1/collections/{collection}/translations/stale",
                "GET /v1/collections/{collection}/translations/{language}/export",
                "GET /v1/measurements",
                "GET /v1/measurements/{measurement}",
                "GET /v1/models",
                "PATCH /v1/collections/{collection}",
                "POST /v1/alerts/{alert}/acknowledge",
                "POST /v1/chat/completions",
                "POST /v1/collections",
                "POST /v1/collections/{collection}/answers",
                "POST /v1/collections/{collection}/documents",
                "POST /v1/collections/{collection}/documents/{id}/translations/{language}/retry",
                "POST /v1/collections/{collection}/plan",
                "POST /v1/collections/{collection}/reembedding",
                "POST /v1/collections/{collection}/reembedding/rollback",
                "POST /v1/collections/{collection}/reembedding/switch",
                "POST /v1/collections/{collection}/search",
                "POST /v1/collections/{collection}/translation-memory",
                "POST /v1/collections/{collection}/translations/import",
                "POST /v1/embeddings",
                "POST /v1/measurements",
                "POST /v1/searches/{search}/feedback",
                "PUT /v1/collections/{collection}/budget",
                "PUT /v1/collections/{collection}/documents/{id}/translations/{language}",
            ],
            calls.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, call) in calls)
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)call["summary"]), name);
            var parameters = name.Split('/').Count(s => s.StartsWith('{'));
            Assert.Equal(parameters, (call["parameters"]?.AsArray() ?? []).Count(p => (string?)p!["in"] == "path"));
            if (name.Contains("/v1/", StringComparison.Ordinal))
            {
                Assert.NotNull(call["responses"]!["401"]!["content"]!["application/problem+json"]);
                Assert.Contains(call["responses"]!.AsObject(), r => r.Key[0] == '2');
            }
        }

        var schemas = document["components"]["schemas"]!;
        Assert.Equal(["auto", "index", "cross-lingual", "query-translation"], schemas["RouteChoice"]!["enum"]!.AsArray().Where(v => v is not null).Select(v => (string?)v));
        Assert.Equal("""["null","integer"]""", schemas["SearchBody"]!["properties"]!["top"]!["type"]!.ToJsonString());
        Assert.Equal("binary", (string?)calls["POST /v1/collections/{collection}/documents"]["requestBody"]!["content"]!["multipart/form-data"]!["schema"]!["properties"]!["file"]!["items"]!["format"]);
        Assert.Equal(["name", "languages"], schemas["CollectionCreation"]!["required"]!.AsArray().Select(r => (string?)r));
    }

    [Fact]
    public void Description_OfADocument_HasTheMembersThatAreRead()
    {
        var full = new JsonObject
        {
            ["id"] = "a",
            ["text"] = "x",
            ["title"] = "t",
            ["format"] = "plain",
            ["language"] = "ja",
            ["metadata"] = new JsonObject { ["a"] = 1 },
            ["translations"] = new JsonObject { ["lo"] = new JsonObject { ["text"] = "x", ["title"] = "t" } },
        };
        var described = ApiJson.Shared.DocumentDescription;

        Assert.Equal("t", DocumentJson.Parse(JsonSerializer.SerializeToUtf8Bytes((JsonNode)full)).Title);
        Assert.Equal(full.Select(m => m.Key).Order(), described.Properties.Select(p => p.Name).Order());
        Assert.NotNull(JsonSerializer.Deserialize(full, described));
    }
}
