namespace Phasa.Rollout;

/// <summary>What a translation takes, all of it estimated before anything is spent.</summary>
/// <param name="Tokens">Tokens of a language model, in and out.</param>
/// <param name="StorageBytes">Bytes that the store and the index grow by.</param>
/// <param name="Money">The price in <paramref name="Currency"/>; null when none is configured for the provider.</param>
/// <param name="Currency">The currency, e.g. <c>USD</c>; null when there is no price.</param>
/// <param name="Provider">Who would translate first; null when nobody is configured for the pair.</param>
public readonly record struct PlanCost(long Tokens, long StorageBytes, decimal? Money, string? Currency, string? Provider);
