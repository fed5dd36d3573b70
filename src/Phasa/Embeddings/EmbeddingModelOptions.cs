using System.ComponentModel.DataAnnotations;

namespace Phasa.Embeddings;

/// <summary>What every configured embedding model has. A kind adds its own options in a derived class.</summary>
public abstract class EmbeddingModelOptions
{
    /// <summary>The name that collections use; it becomes <see cref="EmbeddingSpace.Model"/>.</summary>
    [Required]
    public string Name { get; set; } = "";

    /// <summary>The kind of model.</summary>
    [Required]
    public string Kind { get; set; } = "";

    /// <summary>The cosine cut for a query and a row of one language; null: not cut before calibration.</summary>
    [Range(-1.0, 1.0)]
    public float? SameLanguageThreshold { get; set; }

    /// <summary>The cosine cut for a query and a row of different languages; null: not cut before calibration.</summary>
    [Range(-1.0, 1.0)]
    public float? CrossLanguageThreshold { get; set; }

    /// <summary>The cuts as the model holds them.</summary>
    public ModelThresholds Thresholds() => new(SameLanguageThreshold, CrossLanguageThreshold);
}
