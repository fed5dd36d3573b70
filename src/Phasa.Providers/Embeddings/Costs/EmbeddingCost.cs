namespace Phasa.Providers.Embeddings.Costs;

/// <summary>What a model's endpoint has been used for since the process started.</summary>
/// <param name="Model">The model's configured name.</param>
/// <param name="Calls">Answered calls.</param>
/// <param name="Texts">Texts embedded.</param>
/// <param name="Tokens">Tokens that the endpoint said it counted.</param>
/// <param name="EstimatedTokens">Tokens estimated for the calls whose answers said nothing.</param>
/// <param name="PricePerMillionTokens">The configured price; null for none.</param>
public sealed record EmbeddingCost(
    string Model, long Calls, long Texts, long Tokens, long EstimatedTokens, decimal? PricePerMillionTokens)
{
    /// <summary>What all tokens cost, in the currency of the price; null without a price.</summary>
    public decimal? Total => PricePerMillionTokens * (Tokens + EstimatedTokens) / 1_000_000m;
}
