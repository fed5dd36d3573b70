using System.ComponentModel.DataAnnotations;

namespace Phasa.Translation.Canary;

/// <summary>How a translated row must prove that it can be found before it serves.</summary>
public sealed class CanaryOptions
{
    /// <summary>Whether rows are probed; without it a row serves as soon as it is embedded.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Questions asked per passage at most: the document's title, then the passage's key sentences.</summary>
    [Range(1, 16)]
    public int Probes { get; set; } = 3;

    /// <summary>A passage is found when fewer passages of other documents than this are at least as similar to the question.</summary>
    [Range(1, 1000)]
    public int Rank { get; set; } = 10;
}
