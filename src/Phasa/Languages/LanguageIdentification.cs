namespace Phasa.Languages;

/// <summary>A language and how it came to be known.</summary>
public readonly record struct LanguageIdentification(LanguageTag Language, LanguageSource Source);
