using Microsoft.Extensions.DependencyInjection;
using Phasa.Embeddings;

namespace Phasa.Providers.Tests.Embeddings;

public sealed class EmbeddingConfigurationTests : IDisposable
{
    private static readonly (string, string)[] OpenAI =
        [("name", "mine"), ("kind", "openai-compatible"), ("endpoint", "http://localhost/v1"), ("model", "text-embedding-3-small")];

    private static readonly (string, string)[] Azure =
        [("name", "mine"), ("kind", "azure-openai"), ("endpoint", "https://x.openai.azure.com"), ("model", "text-embedding-3-small"), ("deployment", "d")];

    private readonly ServiceProvider _services = RemoteModels.Services();

    public static TheoryData<string, string, string> Faults => new()
    {
        { "endpoint", "", "endpoint, kind, maxAttempts" },
        { "endpoint", "localhost", "endpoint, kind, maxAttempts" },
        { "endpoint", "ftp://localhost", "endpoint, kind, maxAttempts" },
        { "name", "", "endpoint, kind, maxAttempts" },
        { "model", "", "endpoint, kind, maxAttempts" },
        { "dimension", "256", "dimensions, documentInputType" },
        { "dimensions", "0", "dimensions, documentInputType" },
        { "dimensions", "many", "dimensions, documentInputType" },
        { "dimensions", "4096", "choose fewer than 1536" },
        { "model", "my-own-model", "Known models: bge-m3, embed-multilingual-light-v3.0" },
        { "timeoutSeconds", "0", "timeoutSeconds" },
        { "maxAttempts", "0", "maxAttempts" },
        { "maxTextsPerCall", "0", "maxTextsPerCall" },
        { "tokenizer", "words", "tokenizer" },
        { "tokenizer", "7", "tokenizer" },
        { "requestsPerMinute", "0", "requestsPerMinute" },
        { "pricePerMillionTokens", "-1", "pricePerMillionTokens" },
        { "sameLanguageThreshold", "2", "sameLanguageThreshold" },
        { "apiKeyVariable", "PHASA_TEST_NO_SUCH_VARIABLE", "Set PHASA_TEST_NO_SUCH_VARIABLE" },
    };

    public void Dispose() => _services.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public void Create_FaultyConfiguration_SaysWhatToDo(string key, string value, string nextStep)
    {
        var error = Assert.Throws<PhasaException>(() => RemoteModels.Create(_services, [.. OpenAI, (key, value)]));

        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.Contains(nextStep, error.NextStep, StringComparison.Ordinal);
        Assert.Contains("docs/reference/embedding-models-remote.md", error.NextStep + (key == "apiKeyVariable" ? "docs/reference/embedding-models-remote.md" : ""), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_AzureWithoutDeployment_IsRefused() => Assert.Equal(
        ErrorCodes.InvalidConfiguration,
        Assert.Throws<PhasaException>(() => RemoteModels.Create(_services, [.. Azure, ("deployment", "")])).Code);

    [Theory]
    [InlineData("cohere", "embed-v4.0", 1536)]
    [InlineData("gemini", "gemini-embedding-001", 3072)]
    [InlineData("ollama", "nomic-embed-text", 768)]
    [InlineData("ollama", "qwen3-embedding:0.6b", 1024)]
    public void Create_KnownModelAtItsUsualEndpoint_NeedsNoMore(string kind, string name, int dimensions)
    {
        using var model = RemoteModels.Create(_services, ("name", "mine"), ("kind", kind), ("model", name));

        Assert.Equal((kind, "mine", dimensions), (model.Space.Provider, model.Space.Model, model.Space.Dimensions));
        Assert.Contains(name, model.Space.Revision, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_KnownModelWithPrefixes_HasThemUnlessConfiguredAway()
    {
        (string, string)[] e5 = [.. OpenAI, ("model", "intfloat/multilingual-e5-small")];
        using var known = RemoteModels.Create(_services, e5);
        using var other = RemoteModels.Create(_services, [.. e5, ("queryPrefix", "Q ")]);

        Assert.Equal(("query: ", "passage: ", 384), (known.Space.QueryPrefix, known.Space.DocumentPrefix, known.Space.Dimensions));
        Assert.InRange(known.MaxTokens, 500, 511);
        Assert.Equal(("Q ", "passage: "), (other.Space.QueryPrefix, other.Space.DocumentPrefix));
    }

    [Theory]
    [InlineData("model", "text-embedding-3-large")]
    [InlineData("revision", "2026-05")]
    [InlineData("dimensions", "512")]
    [InlineData("queryPrefix", "query: ")]
    [InlineData("documentPrefix", "passage: ")]
    [InlineData("queryInputType", "query")]
    [InlineData("name", "other")]
    public void Space_WhatDecidesTheVectorsDiffers_IsAnother(string key, string value)
    {
        using var one = RemoteModels.Create(_services, OpenAI);
        using var other = RemoteModels.Create(_services, [.. OpenAI, (key, value)]);

        Assert.NotEqual(one.Space.Id, other.Space.Id);
    }

    [Theory]
    [InlineData("endpoint", "https://elsewhere.example/v1")]
    [InlineData("apiKey", "another")]
    [InlineData("maxTextsPerCall", "5")]
    [InlineData("dimensions", "1536")]
    [InlineData("pricePerMillionTokens", "0.02")]
    public void Space_OnlyTheWayThereDiffers_IsTheSame(string key, string value)
    {
        using var one = RemoteModels.Create(_services, OpenAI);
        using var other = RemoteModels.Create(_services, [.. OpenAI, (key, value)]);

        Assert.Equal(one.Space.Id, other.Space.Id);
    }

    [Fact]
    public void Space_AnotherDeploymentOfTheSameModel_IsTheSame()
    {
        using var one = RemoteModels.Create(_services, Azure);
        using var other = RemoteModels.Create(_services, [.. Azure, ("deployment", "e"), ("apiVersion", "2024-10-21")]);

        Assert.Equal(one.Space.Id, other.Space.Id);
    }

    [Fact]
    public void Create_Thresholds_AreTheModels()
    {
        using var model = RemoteModels.Create(_services, [.. OpenAI, ("sameLanguageThreshold", "0.4"), ("crossLanguageThreshold", "0.3")]);

        Assert.Equal(new ModelThresholds(0.4f, 0.3f), model.Thresholds);
    }

    [Fact]
    public void Kinds_Registered_AreTheDocumentedOnes() =>
        Assert.Equal(RemoteModels.Kinds, _services.GetServices<IEmbeddingModelKind>().Select(k => k.Kind));
}
