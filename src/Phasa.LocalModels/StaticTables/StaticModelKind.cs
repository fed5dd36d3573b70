using Microsoft.Extensions.Configuration;
using Phasa.Embeddings;

namespace Phasa.LocalModels.StaticTables;

/// <summary>Makes models of kind <c>static</c>: Model2Vec and sentence-transformers <c>StaticEmbedding</c> folders.</summary>
public sealed class StaticModelKind : IEmbeddingModelKind
{
    internal const string KindName = "static";

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public void Check(IConfigurationSection section) => Read(section);

    /// <inheritdoc/>
    public EmbeddingModel Create(IConfigurationSection section) => StaticModelLoader.Load(Read(section));

    private static StaticModelOptions Read(IConfigurationSection section) =>
        OptionSection.Bind<StaticModelOptions>(section, "docs/reference/embedding-models-local.md");
}
