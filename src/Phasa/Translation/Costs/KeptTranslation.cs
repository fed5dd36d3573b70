namespace Phasa.Translation.Costs;

/// <summary>An accepted translation that is paid for and not yet where it belongs.</summary>
/// <param name="Source">The original.</param>
/// <param name="Text">Its translation.</param>
public sealed record KeptTranslation(string Source, TranslatedText Text);
