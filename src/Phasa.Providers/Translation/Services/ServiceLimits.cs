using Phasa.Translation;

namespace Phasa.Providers.Translation.Services;

/// <summary>What a service takes in one request at most, whatever was configured.</summary>
/// <param name="MaxTexts">Most texts, 1 or more.</param>
/// <param name="MaxCharacters">Most UTF-16 code units, all texts together and each alone.</param>
public sealed record ServiceLimits(int MaxTexts, int MaxCharacters)
{
    /// <summary>The configured limits, where the service allows them.</summary>
    internal TranslatorLimits Cap(TranslatorOptions options) => new(
        Math.Min(options.MaxTextsPerCall, MaxTexts),
        Math.Min(options.MaxCharactersPerCall, MaxCharacters),
        TimeSpan.FromSeconds(options.TimeoutSeconds));
}
