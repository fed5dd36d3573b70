using System.ComponentModel.DataAnnotations;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>A model file of one's own. Cuts that are not set are those the file states.</summary>
public sealed class FeatureTableOptions : EmbeddingModelOptions
{
    /// <summary>The model file (<c>.phasa</c>).</summary>
    [Required]
    public string File { get; set; } = "";
}
