using Microsoft.Extensions.Configuration;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Embeddings.HashedNgrams;
using Phasa.TestSupport.Embeddings;

namespace Phasa.Tests.Embeddings;

public sealed class EmbeddingModelsTests
{
    private readonly PointsKind _kind = new();

    [Fact]
    public void Default_NothingConfigured_IsTheFirstRegisteredModel()
    {
        using var models = Read("{}");
        Assert.Equal(HashedNgramEmbedder.ModelName, models.Default.Space.Model);
        Assert.Equal(ModelEntry.InBox, Assert.Single(models.Entries).Kind);
    }

    [Fact]
    public void Default_ConfiguredByName_IsThatModel()
    {
        using var models = Read("""{"models": [{"name": "a", "kind": "points"}, {"name": "b", "kind": "Points"}], "default": "b"}""");
        Assert.Equal([HashedNgramEmbedder.ModelName, "a", "b"], models.Entries.Select(e => e.Name));
        Assert.Equal("b", models.Default.Space.Model);
    }

    [Fact]
    public void Entries_Configured_AreOpenedWhenFirstUsedAndOnce()
    {
        using var models = Read("""{"models": [{"name": "a", "kind": "points"}, {"name": "b", "kind": "points"}]}""");
        Assert.Empty(_kind.Opened);
        Assert.Same(models.Named("b"), models.Named("b"));
        Assert.Equal(["b"], _kind.Opened);
    }

    [Theory]
    [InlineData("""{"models": [{"name": "a", "kind": "oracle"}]}""", "oracle", "points")]
    [InlineData("""{"models": [{"name": "a"}]}""", "unknown kind ''", "points")]
    [InlineData("""{"models": [{"kind": "points"}]}""", "Name", "embedding-models.md")]
    [InlineData("""{"models": [{"name": "a", "kind": "points", "sameLanguageThreshold": 7}]}""", "Embedding:models:0", "embedding-models.md")]
    [InlineData("""{"models": [{"name": "a", "kind": "points", "sameLanguageThreshold": "high"}]}""", "Embedding:models:0", "embedding-models.md")]
    [InlineData("""{"models": "a"}""", "Embedding:models", "embedding-models.md")]
    [InlineData("""{"model": []}""", "Embedding:model", "models, default")]
    [InlineData("""{"models": [{"name": "a", "kind": "points"}, {"name": "A", "kind": "points"}]}""", "two embedding models are named 'a'", "hashed-ngrams, a, A")]
    [InlineData("""{"models": [{"name": "hashed-ngrams", "kind": "points"}]}""", "two embedding models are named 'hashed-ngrams'", "hashed-ngrams")]
    [InlineData("""{"models": [{"name": "a", "kind": "points"}], "default": "c"}""", "no embedding model 'c'", "hashed-ngrams, a")]
    public void Read_WrongConfiguration_IsRefusedWithWhatThereIs(string section, string message, string nextStep)
    {
        var error = Assert.Throws<PhasaException>(() => Read(section));
        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(nextStep, error.NextStep, StringComparison.Ordinal);
        Assert.Empty(_kind.Opened);
    }

    [Fact]
    public void Named_DamagedModel_FailsAloneAndIsTriedAgain()
    {
        using var models = Read("""{"models": [{"name": "a", "kind": "points"}, {"name": "b", "kind": "points"}]}""");
        _kind.Failure = new FileNotFoundException("model.onnx is missing");

        var error = Assert.Throws<PhasaException>(() => models.Named("a"));

        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.Contains("'a' cannot be opened: model.onnx is missing", error.Message, StringComparison.Ordinal);
        Assert.Equal(HashedNgramEmbedder.ModelName, models.Default.Space.Model);
        _kind.Failure = null;
        Assert.Equal("a", models.Named("a").Space.Model);
    }

    [Fact]
    public void Default_DamagedModel_IsNotReplacedByAnother()
    {
        using var models = Read("""{"models": [{"name": "a", "kind": "points"}], "default": "a"}""");
        _kind.Failure = new PhasaException(ErrorCodes.InvalidConfiguration, "truncated");
        Assert.Same(_kind.Failure, Assert.Throws<PhasaException>(() => models.Default));
    }

    [Fact]
    public void For_ModelOfTheNameInAnotherSpace_IsRefusedWithBothAndAWayOut()
    {
        using var models = Read("""{"models": [{"name": "a", "kind": "points"}]}""");
        var old = models.Named("a").Space with { Revision = "0" };

        var error = Assert.Throws<PhasaException>(() => models.For(In(old)));

        Assert.Equal(ErrorCodes.SpaceMismatch, error.Code);
        Assert.Contains(old.Id, error.Message, StringComparison.Ordinal);
        Assert.Contains(models.Named("a").Space.Id, error.Message, StringComparison.Ordinal);
        Assert.Contains("phasa reembed --collection kb --model a", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void For_NoModelOfTheName_OpensNoneAndNamesThoseThereAre()
    {
        using var models = Read("""{"models": [{"name": "a", "kind": "points"}]}""");
        var error = Assert.Throws<PhasaException>(() => models.For(In(new("test", "gone", "1", 8))));
        Assert.Equal(ErrorCodes.SpaceMismatch, error.Code);
        Assert.Contains("hashed-ngrams, a", error.Message, StringComparison.Ordinal);
        Assert.Empty(_kind.Opened);
    }

    private static Collection In(EmbeddingSpace space) => new(new(1), "kb", [Given.Lo], space, DateTimeOffset.UnixEpoch);

    private EmbeddingModels Read(string section)
    {
        using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($$"""{"Embedding": {{section}}}"""));
        var configuration = new ConfigurationBuilder().AddJsonStream(json).Build();
        return new(configuration.GetSection("Embedding"), [_kind], [HashedNgramEmbedder.CreateModel()]);
    }

    private sealed class PointsKind : IEmbeddingModelKind
    {
        public List<string> Opened { get; } = [];

        public Exception? Failure { get; set; }

        public string Kind => "points";

        public EmbeddingModel Create(IConfigurationSection section)
        {
            if (Failure is { } failure)
            {
                throw failure;
            }

            Opened.Add(section["name"]!);
            return new SeededEmbedder(1, 8).Model(section["name"]!);
        }
    }
}
