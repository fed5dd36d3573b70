using Microsoft.Extensions.AI;
using Phasa.Embeddings;

namespace Phasa.Tests.Translation.Reviews;

/// <summary>A model that knows topics: a text has a dimension for each of the words that it holds.</summary>
internal sealed class TopicEmbedder(params string[][] topics) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Thrown by every call while it is set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How many texts it was given.</summary>
    public int Texts { get; private set; }

    public EmbeddingModel Model => new(this, new EmbeddingSpace("test", "topics", "1", topics.Length), new Characters(), maxTokens: 120);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<string> texts = [.. values];
        Texts += texts.Count;
        return Failure is { } failure
            ? Task.FromException<GeneratedEmbeddings<Embedding<float>>>(failure)
            : Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(t => new Embedding<float>(Vector(t)))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // Nothing is held.
    }

    private float[] Vector(string text) => [.. topics.Select(words => words.Any(w => text.Contains(w, StringComparison.Ordinal)) ? 1f : 0f)];

    private sealed class Characters : ITokenCounter
    {
        public int Count(ReadOnlySpan<char> text) => text.Length;
    }
}
