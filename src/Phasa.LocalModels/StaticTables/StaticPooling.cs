namespace Phasa.LocalModels.StaticTables;

/// <summary>How the tokens of a text become its vector.</summary>
/// <param name="SkipUnknown">Whether unknown tokens are left out.</param>
/// <param name="MaxTokens">How many tokens count; later ones are left out.</param>
/// <param name="Normalize">Whether the mean is brought to length 1.</param>
internal sealed record StaticPooling(bool SkipUnknown, int MaxTokens, bool Normalize);
