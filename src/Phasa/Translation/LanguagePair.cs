using Phasa.Languages;

namespace Phasa.Translation;

/// <summary>A direction of translation.</summary>
public readonly record struct LanguagePair(LanguageTag Source, LanguageTag Target)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Source}->{Target}";
}
