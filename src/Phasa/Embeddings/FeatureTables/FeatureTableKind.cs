using Microsoft.Extensions.Configuration;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>The kind <c>phasa</c>: a model file of one's own, trained as the one in the box was.</summary>
public sealed class FeatureTableKind : IEmbeddingModelKind
{
    /// <inheritdoc/>
    public string Kind => "phasa";

    /// <inheritdoc/>
    public void Check(IConfigurationSection section) => Read(section);

    /// <inheritdoc/>
    public EmbeddingModel Create(IConfigurationSection section)
    {
        var options = Read(section);
        return FeatureTableEmbedder.CreateModel(FeatureTable.Open(options.File), options.Name, options.Thresholds());
    }

    private static FeatureTableOptions Read(IConfigurationSection section) => OptionSection.Bind<FeatureTableOptions>(section, EmbeddingSection.Page);
}
