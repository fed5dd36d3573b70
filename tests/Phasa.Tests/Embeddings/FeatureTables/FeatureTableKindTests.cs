using Microsoft.Extensions.Configuration;
using Phasa.Embeddings.FeatureTables;

namespace Phasa.Tests.Embeddings.FeatureTables;

/// <summary>A model of one's own by configuration.</summary>
public sealed class FeatureTableKindTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"phasa-{Guid.NewGuid():n}.phasa");

    [Fact]
    public void Create_NamesTheModelAndTakesTheFilesCutsUnlessOthersAreSet()
    {
        File.WriteAllBytes(_path, ModelFiles.Create(8, 0, "tenant"));
        using var model = Create(("name", "mine"), ("kind", "phasa"), ("file", _path), ("crossLanguageThreshold", "0.1"));
        Assert.Equal(("mine", .3f, .1f), (model.Space.Model, model.Thresholds.SameLanguage, model.Thresholds.CrossLanguage));
    }

    [Theory]
    [InlineData("file", "")]
    [InlineData("files", "x")]
    [InlineData("sameLanguageThreshold", "2")]
    public void Create_FromAWrongSection_IsAClearError(string key, string value) => Assert.Equal(
        ErrorCodes.InvalidConfiguration,
        Assert.Throws<PhasaException>(() => Create(("name", "mine"), ("kind", "phasa"), ("file", _path), (key, value))).Code);

    public void Dispose() => File.Delete(_path);

    private static Phasa.Embeddings.EmbeddingModel Create(params (string Key, string Value)[] settings)
    {
        Dictionary<string, string?> values = [];
        foreach (var (key, value) in settings)
        {
            values["model:" + key] = value;
        }

        return new FeatureTableKind().Create(new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("model"));
    }
}
