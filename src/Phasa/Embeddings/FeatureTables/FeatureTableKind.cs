using Microsoft.Extensions.Configuration;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>The kind <c>phasa</c>: a model file of one's own, trained as the one in the box was.</summary>
public sealed class FeatureTableKind : IEmbeddingModelKind
{
    /// <inheritdoc/>
    public string Kind => "phasa";

    /// <inheritdoc/>
    public EmbeddingModel Create(IConfigurationSection section)
    {
        var options = OptionSection.Bind<FeatureTableOptions>(section, "docs/reference/embedding-models.md");
        var thresholds = options.Thresholds();
        return FeatureTableEmbedder.CreateModel(FeatureTable.Open(options.File), options.Name, thresholds);
    }
}
