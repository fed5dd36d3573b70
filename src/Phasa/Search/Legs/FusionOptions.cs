using System.ComponentModel.DataAnnotations;

namespace Phasa.Search.Legs;

/// <summary>How what vectors and words find becomes one order. The defaults were chosen on half of the handbook's questions (docs/decisions/0015-words-beside-vectors.md).</summary>
public sealed class FusionOptions
{
    /// <summary>How many passages each leg hands over at least; a search for more takes as many as it asks for.</summary>
    [Range(1, SearchRequest.MaxTop)]
    public int Depth { get; set; } = 50;

    /// <summary>How much of a query a text in the language asked in must hold for words alone to bring it in: the share of the query's words, by their rarity. What vectors accept needs none, and a search for words alone has no cut.</summary>
    [Range(0.0, 1.0)]
    public float LeastCoverage { get; set; } = 0.4f;

    /// <summary>The same in texts of another language, which hold no more of a query than its names, numbers and codes.</summary>
    [Range(0.0, 1.0)]
    public float LeastCoverageAcross { get; set; } = 0.4f;

    /// <summary>What a rank among the words' counts where a text holds the whole query and a rank among the vectors' counts 1; a text that holds a share of it counts that share.</summary>
    [Range(0.0, 100.0)]
    public double Words { get; set; } = 3;

    /// <summary>How long a search waits for a word index that is behind the store before it goes without; one that asks for words alone waits as long as it takes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(1);
}
