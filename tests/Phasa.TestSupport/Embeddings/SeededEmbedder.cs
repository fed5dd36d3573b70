using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Phasa.Embeddings;

namespace Phasa.TestSupport.Embeddings;

/// <summary>Vectors that depend on the text and a seed alone: another seed is another model, whatever its name says.</summary>
public sealed class SeededEmbedder(int seed, int dimensions) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>How many calls there were.</summary>
    public int Calls { get; private set; }

    /// <summary>Thrown by every call while it is set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The seed of the next call; to change a model while it runs.</summary>
    public int Seed { get; set; } = seed;

    /// <summary>How far each vector is moved about, as a share of its length: another processor's rounding, say.</summary>
    public float Noise { get; set; }

    /// <summary>The model of that name.</summary>
    public EmbeddingModel Model(string name, string revision = "1") =>
        new(this, new EmbeddingSpace("test", name, revision, dimensions), new Characters(), maxTokens: 512);

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls++;
        return Failure is { } failure
            ? Task.FromException<GeneratedEmbeddings<Embedding<float>>>(failure)
            : Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(Vector(v)))));
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }

    private float[] Vector(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed} {text}"));
        var random = new Random(BitConverter.ToInt32(hash));
        float[] vector = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextSingle() - 0.5f)];
        float[] noise = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextSingle() - 0.5f)];
        TensorPrimitives.MultiplyAdd(noise, Noise, vector, vector);
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private sealed class Characters : ITokenCounter
    {
        public int Count(ReadOnlySpan<char> text) => text.Length;
    }
}
