using System.Diagnostics.Metrics;

namespace Phasa.Providers.Embeddings.Costs;

/// <summary>
/// The instruments of Phasa's own. Duration and answered tokens of each call are metered under the same name by the
/// GenAI semantic conventions (<c>gen_ai.client.operation.duration</c>, <c>gen_ai.client.token.usage</c>).
/// </summary>
public static class EmbeddingMeters
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Phasa.Embeddings";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>(
        "phasa.embedding.tokens", "{token}", "Tokens embedded by endpoints, as answered or else estimated.");

    private static readonly Counter<double> Cost = Meter.CreateCounter<double>(
        "phasa.embedding.cost", "{currency}", "What embedding cost, in the currency of the configured price.");

    internal static void Add(string provider, string model, long tokens, bool estimated, decimal? pricePerMillionTokens)
    {
        KeyValuePair<string, object?> providerTag = new("gen_ai.provider.name", provider), modelTag = new("gen_ai.request.model", model);
        Tokens.Add(tokens, providerTag, modelTag, new("phasa.token.estimated", estimated));
        if (pricePerMillionTokens is { } price)
        {
            Cost.Add((double)(price * tokens / 1_000_000m), providerTag, modelTag);
        }
    }
}
