using System.Collections.Concurrent;

namespace Phasa.Providers.Embeddings.Costs;

/// <summary>The costs of all models behind endpoints, counted as their answers come in. Thread-safe.</summary>
public sealed class EmbeddingCosts
{
    private readonly ConcurrentDictionary<string, EmbeddingCost> _costs = new();

    /// <summary>A picture of this moment, by model name.</summary>
    public IReadOnlyList<EmbeddingCost> All => [.. _costs.Values.OrderBy(c => c.Model, StringComparer.Ordinal)];

    /// <summary>One model's; null when it has not been registered.</summary>
    public EmbeddingCost? Of(string model) => _costs.GetValueOrDefault(model);

    /// <summary>Has the model appear, with zeros, before its first call.</summary>
    internal void Register(string model, decimal? pricePerMillionTokens) =>
        _costs[model] = new(model, 0, 0, 0, 0, pricePerMillionTokens);

    /// <summary>Adds an answered call.</summary>
    internal void Add(string model, int texts, long tokens, bool estimated) => _costs.AddOrUpdate(
        model,
        static (name, call) => Plus(new(name, 0, 0, 0, 0, null), call),
        static (_, cost, call) => Plus(cost, call),
        (Texts: texts, Tokens: tokens, Estimated: estimated));

    private static EmbeddingCost Plus(EmbeddingCost cost, (int Texts, long Tokens, bool Estimated) call) => cost with
    {
        Calls = cost.Calls + 1,
        Texts = cost.Texts + call.Texts,
        Tokens = cost.Tokens + (call.Estimated ? 0 : call.Tokens),
        EstimatedTokens = cost.EstimatedTokens + (call.Estimated ? call.Tokens : 0),
    };
}
