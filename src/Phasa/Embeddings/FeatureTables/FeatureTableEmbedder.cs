using Microsoft.Extensions.AI;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>
/// A static model: a text's vector is the weighted sum of the vectors of its features, learnt so that translations fall
/// together. No network is run, so a text takes microseconds; nor does it know word order. Thread-safe; a text costs no
/// memory but its vector.
/// </summary>
public sealed class FeatureTableEmbedder : IEmbeddingGenerator<string, Embedding<float>>, ITokenCounter
{
    /// <summary>Longer texts blur: what they say is spread over many features. They get several rows (docs/models/ablations.md).</summary>
    private const int MaxUnits = 128;

    private readonly FeatureTable _table;
    private readonly TextVectors _vectors;
    private readonly EmbeddingGeneratorMetadata _metadata;

    /// <summary>Embeds by a table, which the embedder owns from now on.</summary>
    public FeatureTableEmbedder(FeatureTable table)
    {
        _table = table;
        _vectors = new(table);
        _metadata = new("phasa", null, table.Header.Name, table.Dimensions);
    }

    /// <summary>The generator of a table with its space, limits and cuts.</summary>
    /// <param name="table">The table, which the model owns from now on.</param>
    /// <param name="name">The model's name; the file's own when null.</param>
    /// <param name="thresholds">Cuts in the place of the file's, where they are set.</param>
    public static EmbeddingModel CreateModel(FeatureTable table, string? name = null, ModelThresholds? thresholds = null)
    {
        FeatureTableEmbedder embedder = new(table);
        var space = new EmbeddingSpace("phasa", name ?? table.Header.Name, table.Revision, table.Dimensions);
        return new(embedder, space, embedder, MaxUnits)
        {
            Thresholds = new(
                thresholds?.SameLanguage ?? table.Header.SameLanguageThreshold, thresholds?.CrossLanguage ?? table.Header.CrossLanguageThreshold),
        };
    }

    /// <summary>Embeds one text into <paramref name="vector"/>, of the table's dimensions: length 1, or 0 when nothing of the text is known.</summary>
    public void Embed(ReadOnlySpan<char> text, Span<float> vector) => _vectors.Embed(text, vector);

    /// <inheritdoc/>
    public int Count(ReadOnlySpan<char> text) => _vectors.CountUnits(text);

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        GeneratedEmbeddings<Embedding<float>> result = [];
        foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var vector = new float[_table.Dimensions];
            Embed(value, vector);
            result.Add(new(vector) { ModelId = _table.Header.Name });
        }

        return Task.FromResult(result);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType == typeof(FeatureTable) ? _table
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();
}
