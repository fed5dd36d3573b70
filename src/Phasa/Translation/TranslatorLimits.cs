namespace Phasa.Translation;

/// <summary>What one call to a provider may hold and how long it may take. The chain keeps to it.</summary>
/// <param name="MaxTexts">Most texts per call, 1 or more.</param>
/// <param name="MaxCharacters">Most UTF-16 code units per call, all texts together. A longer text goes alone.</param>
/// <param name="Timeout">How long one call may take.</param>
public sealed record TranslatorLimits(int MaxTexts, int MaxCharacters, TimeSpan Timeout)
{
    /// <summary>Fifty texts, ten thousand code units, one minute.</summary>
    public static TranslatorLimits Default { get; } = new(50, 10_000, TimeSpan.FromMinutes(1));
}
