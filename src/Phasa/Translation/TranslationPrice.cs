using System.ComponentModel.DataAnnotations;

namespace Phasa.Translation;

/// <summary>What a provider charges, as its price list says; for estimates, since nobody else knows the bill.</summary>
public sealed class TranslationPrice
{
    /// <summary>Price of a million characters of the original.</summary>
    [Range(0.0, 1e6)]
    public decimal PerMillionCharacters { get; set; }

    /// <summary>Price of a million tokens sent.</summary>
    [Range(0.0, 1e6)]
    public decimal PerMillionInputTokens { get; set; }

    /// <summary>Price of a million tokens answered.</summary>
    [Range(0.0, 1e6)]
    public decimal PerMillionOutputTokens { get; set; }

    /// <summary>The currency of all three.</summary>
    [Required]
    public string Currency { get; set; } = "USD";

    /// <summary>What so much costs.</summary>
    public decimal Of(long characters, long inputTokens, long outputTokens) =>
        ((characters * PerMillionCharacters) + (inputTokens * PerMillionInputTokens) + (outputTokens * PerMillionOutputTokens)) / 1_000_000;
}
