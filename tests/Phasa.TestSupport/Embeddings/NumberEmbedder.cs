using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Phasa.Embeddings;

namespace Phasa.TestSupport.Embeddings;

/// <summary>A model that understands one thing in every language: the numbers in a text. Texts of equal numbers lie together.</summary>
public sealed partial class NumberEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Dimensions = 64;

    /// <summary>Thrown by every call while it is set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Done before each call.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>The model of that name.</summary>
    public EmbeddingModel Model(string name) => new(this, new EmbeddingSpace("test", name, "1", Dimensions), new Words(), maxTokens: 512);

    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Before();
        cancellationToken.ThrowIfCancellationRequested();
        return Failure is { } failure ? throw failure : new(values.Select(v => new Embedding<float>(Vector(v))));
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }

    private static float[] Vector(string text)
    {
        var vector = new float[Dimensions];
        foreach (Match number in Numbers().Matches(text))
        {
            vector[int.Parse(number.Value, CultureInfo.InvariantCulture) % Dimensions] += 1;
        }

        return vector;
    }

    [GeneratedRegex("[0-9]{1,6}", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    private sealed class Words : ITokenCounter
    {
        public int Count(ReadOnlySpan<char> text) => text.Count(' ') + 1;
    }
}
