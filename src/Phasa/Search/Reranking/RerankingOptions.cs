using System.ComponentModel.DataAnnotations;

namespace Phasa.Search.Reranking;

/// <summary>What of a fused order a reranker puts in order anew.</summary>
public sealed class RerankingOptions
{
    /// <summary>How many passages it compares, the first of the fused order; those after them stay where they are.</summary>
    [Range(1, 100)]
    public int Depth { get; set; } = 20;

    /// <summary>How long a search waits for it before it goes without.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(2);
}
