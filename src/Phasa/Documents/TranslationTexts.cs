namespace Phasa.Documents;

/// <summary>A passage's text in two languages.</summary>
/// <param name="Original">As it was written.</param>
/// <param name="Translation">Its translation.</param>
public readonly record struct TranslationTexts(string Original, string Translation);
