using System.Text.Json.Nodes;
using Phasa.Embeddings;
using Phasa.TestSupport.Embeddings;

namespace Phasa.Providers.Tests.Embeddings;

/// <summary>What each kind puts on the wire.</summary>
public sealed class EmbeddingWireTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, TextRole, string> Bodies => new()
    {
        { "openai-compatible", "/v1/embeddings", TextRole.Query, """{"model":"test-model","input":["ຖາມ"],"encoding_format":"float"}""" },
        { "azure-openai", "/openai/v1/embeddings", TextRole.Query, """{"model":"my-deployment","input":["ຖາມ"],"encoding_format":"float"}""" },
        { "ollama", "/api/embed", TextRole.Document, """{"model":"test-model","input":["ຖາມ"],"truncate":false}""" },
        {
            "cohere", "/v2/embed", TextRole.Query,
            """{"model":"test-model","texts":["ຖາມ"],"input_type":"search_query","embedding_types":["float"],"truncate":"NONE"}"""
        },
        {
            "cohere", "/v2/embed", TextRole.Document,
            """{"model":"test-model","texts":["ຖາມ"],"input_type":"search_document","embedding_types":["float"],"truncate":"NONE"}"""
        },
        {
            "gemini", "/v1beta/models/test-model:batchEmbedContents", TextRole.Query,
            """{"requests":[{"model":"models/test-model","content":{"parts":[{"text":"ຖາມ"}]},"taskType":"RETRIEVAL_QUERY"}]}"""
        },
        {
            "gemini", "/v1beta/models/test-model:batchEmbedContents", TextRole.Document,
            """{"requests":[{"model":"models/test-model","content":{"parts":[{"text":"ຖາມ"}]},"taskType":"RETRIEVAL_DOCUMENT"}]}"""
        },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task EmbedAsync_OneText_SendsTheProtocolsBodyAndKey(string kind, string path, TextRole role, string body)
    {
        await using var server = await RemoteModels.StartServerAsync(kind);
        using var model = RemoteModels.Of(kind, server);

        await model.EmbedAsync(["ຖາມ"], role, Cancellation);

        var request = server.Requests.Single();
        Assert.Equal(path, request.Path);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), request.Body), request.Body.ToJsonString());
        Assert.Equal(RemoteModels.Key, request.Key);
    }

    [Theory]
    [InlineData("openai-compatible", "text-embedding-3-large", 256)]
    [InlineData("azure-openai", "text-embedding-3-small", 512)]
    [InlineData("ollama", "embeddinggemma", 256)]
    [InlineData("cohere", "embed-v4.0", 512)]
    [InlineData("gemini", "models/gemini-embedding-001", 768)]
    public async Task EmbedAsync_FewerDimensionsOfAKnownModel_AreAskedForAndGiven(string kind, string name, int dimensions)
    {
        await using var server = await RemoteModels.StartServerAsync(kind);
        using var model = RemoteModels.Of(kind, server, null, ("model", name), ("dimensions", $"{dimensions}"));

        var vectors = await model.EmbedAsync(["one"], TextRole.Document, Cancellation);

        Assert.Equal(dimensions, vectors.Single().Length);
        Assert.Equal(dimensions, server.Requests.Single().Dimensions);
        Assert.Equal(dimensions, model.Space.Dimensions);
    }

    [Theory]
    [InlineData("openai-compatible", "BAAI/bge-m3", 1024)]
    [InlineData("ollama", "bge-m3:latest", 1024)]
    [InlineData("cohere", "embed-multilingual-v3.0", 1024)]
    [InlineData("gemini", "gemini-embedding-001", 3072)]
    public async Task EmbedAsync_KnownModelAsItIs_AsksForNoDimensions(string kind, string name, int dimensions)
    {
        await using var server = await RemoteModels.StartServerAsync(kind);
        server.Dimensions = dimensions;
        using var model = RemoteModels.Of(kind, server, null, ("model", name), ("dimensions", ""));

        Assert.Equal(dimensions, (await model.EmbedAsync(["one"], TextRole.Document, Cancellation)).Single().Length);
        Assert.Null(server.Requests.Single().Dimensions);
    }

    [Fact]
    public async Task EmbedAsync_AzureWithAVersion_PutsTheDeploymentInThePath()
    {
        await using var server = await RemoteModels.StartServerAsync("azure-openai");
        using var model = RemoteModels.Of("azure-openai", server, null, ("apiVersion", "2024-10-21"), ("deployment", "my embeddings"));

        await model.EmbedAsync(["one"], TextRole.Document, Cancellation);

        Assert.Equal("/openai/deployments/my%20embeddings/embeddings?api-version=2024-10-21", server.Requests.Single().Path);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task EmbedAsync_OpenAIServerAnswersInBase64OrAnotherOrder_IsUnderstood(bool base64, bool shuffled)
    {
        await using var server = (FakeOpenAIEmbeddingServer)await RemoteModels.StartServerAsync("openai-compatible");
        using var model = RemoteModels.Of("openai-compatible", server);
        string[] texts = ["one", "two", "three"];
        var expected = await model.EmbedAsync(texts, TextRole.Document, Cancellation);

        (server.Base64, server.Shuffled) = (base64, shuffled);

        Assert.Equal(expected, await model.EmbedAsync(texts, TextRole.Document, Cancellation));
    }

    [Fact]
    public async Task EmbedAsync_InputTypesConfigured_AreSentByRole()
    {
        await using var server = await RemoteModels.StartServerAsync("openai-compatible");
        using var model = RemoteModels.Of("openai-compatible", server, null, ("queryInputType", "query"), ("documentInputType", "passage"));

        await model.EmbedAsync(["one"], TextRole.Query, Cancellation);
        await model.EmbedAsync(["one"], TextRole.Document, Cancellation);

        Assert.Equal(["query", "passage"], server.Requests.Select(r => r.Role));
    }

    [Fact]
    public async Task EmbedAsync_PrefixesConfigured_StandBeforeTheTexts()
    {
        await using var server = await RemoteModels.StartServerAsync("openai-compatible");
        using var model = RemoteModels.Of("openai-compatible", server, null, ("queryPrefix", "Q: "), ("documentPrefix", "D: "));

        await model.EmbedAsync(["one"], TextRole.Query, Cancellation);
        await model.EmbedAsync(["one"], TextRole.Document, Cancellation);

        Assert.Equal(["Q: one", "D: one"], server.Requests.Select(r => r.Texts.Single()));
    }

    [Fact]
    public async Task EmbedAsync_GeminiModelThatKnowsNoTaskTypes_GetsPrefixesInstead()
    {
        await using var server = await RemoteModels.StartServerAsync("gemini");
        using var model = RemoteModels.Of("gemini", server, null, ("model", "gemini-embedding-2"));

        await model.EmbedAsync(["one"], TextRole.Query, Cancellation);

        Assert.Null(server.Requests.Single().Role);
        Assert.Equal("task: search result | query: one", server.Requests.Single().Texts.Single());
    }

    [Fact]
    public async Task EmbedAsync_OllamaKeepAlive_IsSent()
    {
        await using var server = await RemoteModels.StartServerAsync("ollama");
        using var model = RemoteModels.Of("ollama", server, null, ("keepAlive", "24h"));

        await model.EmbedAsync(["one"], TextRole.Query, Cancellation);

        Assert.Equal("24h", (string?)server.Requests.Single().Body["keep_alive"]);
    }
}
