using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Search;

/// <summary>Embeds queries. One that was embedded in the last minutes costs nothing: a remote model takes longer than the whole search. Thread-safe.</summary>
public sealed class QueryEmbedding(TimeProvider time)
{
    private readonly Recent<(EmbeddingModel Model, string Text), float[]> _recent = new(time);

    /// <summary>The vector of a query, of length 1 (or 0) in the model's space. It is shared: not to be written to.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/> when the model fails.</exception>
    public async ValueTask<float[]> EmbedAsync(EmbeddingModel model, string query, CancellationToken cancellationToken = default)
    {
        var key = (model, TextNormalizer.Normalize(query));
        if (_recent.Find(key) is { } known)
        {
            return known;
        }

        var vector = (await model.EmbedAsync([key.Item2], TextRole.Query, cancellationToken).ConfigureAwait(false))[0];
        _recent.Keep(key, vector);
        return vector;
    }
}
