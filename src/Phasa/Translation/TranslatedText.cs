namespace Phasa.Translation;

/// <summary>A translation with its origin.</summary>
/// <param name="Text">The translated text.</param>
/// <param name="Provider">The provider's name, more exactly than configured where it knows (<c>openai:gpt-x</c>).</param>
/// <param name="Match">For a translation memory, how alike its source was, 0..1; 1 otherwise.</param>
public sealed record TranslatedText(string Text, string Provider, double Match = 1);
