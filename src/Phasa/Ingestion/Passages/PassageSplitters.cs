using System.Collections.Concurrent;
using Phasa.Embeddings;

namespace Phasa.Ingestion.Passages;

/// <summary>The splitter of each embedding model: passages are as long as the model that embeds them can read. Thread-safe.</summary>
public sealed class PassageSplitters(ITextBreaker breaker)
{
    private readonly ConcurrentDictionary<string, PassageSplitter> _splitters = new();

    /// <summary>The splitter for a model.</summary>
    public PassageSplitter For(EmbeddingModel model) => _splitters.GetOrAdd(model.Space.Id, _ => new(model.Tokens, OptionsFor(model), breaker));

    private static PassageOptions OptionsFor(EmbeddingModel model)
    {
        var options = new PassageOptions();
        options.MaxTokens = Math.Min(options.MaxTokens, model.MaxTokens);
        options.TargetTokens = Math.Min(options.TargetTokens, options.MaxTokens);
        options.MinTokens = Math.Min(options.MinTokens, options.TargetTokens);
        return options;
    }
}
