using System.ComponentModel.DataAnnotations;
using Phasa.Embeddings;

namespace Phasa.LocalModels.StaticTables;

/// <summary>The options of kind <c>static</c>.</summary>
public sealed class StaticModelOptions : EmbeddingModelOptions
{
    /// <summary>The folder with the model's files.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>How many tokens of a text count; passages are split to fit. 512 unless set.</summary>
    [Range(16, 8192)]
    public int MaxTokens { get; set; } = 512;

    /// <summary>The length of vector that is expected; null: whatever the folder's table has.</summary>
    [Range(1, 65_536)]
    public int? Dimensions { get; set; }

    /// <summary>What is put before a query; null: the prompt that the folder names for queries, if any.</summary>
    public string? QueryPrefix { get; set; }

    /// <summary>What is put before a document; null: the prompt that the folder names for documents, if any.</summary>
    public string? DocumentPrefix { get; set; }
}
