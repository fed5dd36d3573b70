using Microsoft.Extensions.AI;
using Phasa.Embeddings;
using Phasa.Embeddings.FeatureTables;
using Phasa.Languages;

namespace Phasa.Bench.Alerts;

/// <summary>The model in the box, which can be made to place Lao passages as another model of the same size would: at places that mean something else.</summary>
internal sealed class BreakableModel : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingModel _sound = InBoxModel.CreateModel();

    /// <summary>Whether Lao passages are placed wrongly.</summary>
    public bool IsBroken { get; set; }

    /// <summary>It as a model that says of itself what the sound one says.</summary>
    public EmbeddingModel ToModel() => new(this, _sound.Space, _sound.Tokens, _sound.MaxTokens) { Thresholds = _sound.Thresholds };

    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        var role = TextRoles.Of(options);
        var vectors = await _sound.EmbedAsync(texts, role, cancellationToken);
        return [.. vectors.Select((v, i) => new Embedding<float>(IsBroken && role == TextRole.Document && Scripts.Of(texts[i]).Leading == Script.Lao ? Elsewhere(v) : v))];
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    /// <inheritdoc/>
    public void Dispose() => _sound.Dispose();

    // Dimensions of another model have other meanings: the same numbers in another order.
    private static float[] Elsewhere(float[] vector) => [.. vector.Select((_, i) => vector[(i * 97 + 31) % vector.Length])];
}
