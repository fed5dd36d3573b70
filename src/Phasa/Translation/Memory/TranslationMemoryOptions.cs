using System.ComponentModel.DataAnnotations;

namespace Phasa.Translation.Memory;

/// <summary>How the translation memory matches.</summary>
public sealed class TranslationMemoryOptions
{
    /// <summary>The least similarity of a fuzzy match, 0.7..1; 1 switches fuzzy matching off.</summary>
    [Range(0.7, 1.0)]
    public double FuzzyThreshold { get; set; } = 0.85;
}
