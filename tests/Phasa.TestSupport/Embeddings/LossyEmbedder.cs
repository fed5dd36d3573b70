using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Phasa.Embeddings;

namespace Phasa.TestSupport.Embeddings;

/// <summary>A working model that puts some documents' texts at random places, or nowhere at all; questions are embedded as ever.</summary>
/// <param name="model">The working one.</param>
public sealed class LossyEmbedder(EmbeddingModel model) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Texts that hold one of these lose their meaning.</summary>
    public IReadOnlyList<string> Lost { get; set; } = [];

    /// <summary>Whether their vectors are zeros, as those of texts without a sign the model knows; else random.</summary>
    public bool LosesAll { get; set; }

    /// <summary>Whether it reads texts without their digits.</summary>
    public bool IsBlindToDigits { get; set; }

    /// <summary>Texts with such a letter all lie at one place, questions and documents alike; null for none.</summary>
    public Func<char, bool>? Collapsed { get; set; }

    /// <summary>Thrown by every call that embeds questions, while it is set.</summary>
    public Exception? QuestionFailure { get; set; }

    /// <summary>The model with its space and cuts.</summary>
    public EmbeddingModel Model() => new(this, model.Space, model.Tokens, model.MaxTokens) { Thresholds = model.Thresholds };

    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        var role = TextRoles.Of(options);
        if (role == TextRole.Query && QuestionFailure is { } failure)
        {
            throw failure;
        }

        var vectors = await model.EmbedAsync([.. texts.Select(Seen)], role, cancellationToken);
        return [.. texts.Zip(vectors, (t, v) => new Embedding<float>(role == TextRole.Document && Lost.Any(l => t.Contains(l, StringComparison.Ordinal)) ? LosesAll ? new float[v.Length] : Noise(t) : v))];
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    private string Seen(string text) =>
        Collapsed is { } collapsed && text.Any(collapsed) ? "one place"
        : IsBlindToDigits ? string.Concat(text.Where(c => !char.IsDigit(c)))
        : text;

    private float[] Noise(string text)
    {
        var random = new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        return [.. Enumerable.Range(0, model.Space.Dimensions).Select(_ => random.NextSingle() - .5f)];
    }
}
