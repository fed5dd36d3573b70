namespace Phasa.Documents;

/// <summary>The translation of a passage equal to another.</summary>
/// <param name="Heading">Its translated headings.</param>
/// <param name="Text">Its translated text.</param>
/// <param name="Provider">Who translated it.</param>
public sealed record EqualTranslation(string? Heading, string Text, string Provider);
