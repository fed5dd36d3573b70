namespace Phasa.Translation.Costs;

/// <summary>What a call of a provider takes, or at most can take.</summary>
/// <param name="Usage">In the provider's units.</param>
/// <param name="Cost">In money; null for a provider without a price, which counts as free.</param>
public sealed record Spending(TranslationUsage Usage, Money? Cost);
