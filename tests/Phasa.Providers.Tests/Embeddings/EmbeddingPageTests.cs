using System.Text.Json;
using Phasa.Providers.AzureOpenAI;
using Phasa.Providers.Cohere;
using Phasa.Providers.Gemini;
using Phasa.Providers.Ollama;
using Phasa.Providers.OpenAICompatible;
using Phasa.TestSupport.Storage;

namespace Phasa.Providers.Tests.Embeddings;

/// <summary>docs/reference/embedding-models-remote.md says what the code does.</summary>
public sealed class EmbeddingPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "embedding-models-remote.md"));

    [Theory]
    [InlineData(typeof(OpenAIEmbeddingOptions))]
    [InlineData(typeof(AzureOpenAIEmbeddingOptions))]
    [InlineData(typeof(OllamaEmbeddingOptions))]
    [InlineData(typeof(CohereEmbeddingOptions))]
    [InlineData(typeof(GeminiEmbeddingOptions))]
    public void Page_OfAKind_HasEveryOption(Type options) => Assert.All(
        options.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)),
        name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));

    [Fact]
    public void Page_KnownModels_AreThoseOfTheErrorThatListsThem()
    {
        using var services = RemoteModels.Services();
        var error = Assert.Throws<PhasaException>(() =>
            RemoteModels.Create(services, ("name", "mine"), ("kind", "ollama"), ("model", "unknown")));
        const string Heading = "Known models: ";
        var names = error.NextStep.Split(Heading)[1].Split(". See")[0].Split(", ");

        Assert.True(names.Length > 10);
        Assert.All(names, name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_Examples_AreConfigurationsThatWork()
    {
        using var services = RemoteModels.Services();
        var examples = Page.Split('\n').Select(l => l.Trim().TrimEnd(',')).Where(l => l.StartsWith("{ \"name\"", StringComparison.Ordinal)).ToList();

        Assert.Equal(7, examples.Count);
        foreach (var example in examples)
        {
            var settings = JsonDocument.Parse(example).RootElement.EnumerateObject()
                .Where(p => p.Name != "apiKeyVariable").Select(p => (p.Name, p.Value.ToString())).ToArray();
            using var model = RemoteModels.Create(services, settings);
            Assert.NotEmpty(model.Space.Id);
        }
    }
}
