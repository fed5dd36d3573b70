using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Translation;

namespace Phasa.Search;

/// <summary>A query's vector in each language it is searched in, computed once.</summary>
internal sealed class QueryVectors(
    CollectionId collection, EmbeddingModel model, QueryEmbedding embedding, QueryTranslation translation, string query, LanguageTag language, SearchClock clock)
{
    private readonly Dictionary<LanguageTag, (string Text, float[] Vector)> _vectors = [];

    /// <summary>Whether the vectors are of that model, and of a query in that language.</summary>
    public bool IsFor(EmbeddingModel other, LanguageTag asked) => model == other && language == asked;

    /// <summary>The query in a language, as asked or translated, with its vector.</summary>
    /// <param name="target">The language.</param>
    /// <param name="soon">Whether the search can go another way, so that a slow translation counts as none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask<(string Text, float[] Vector)> InAsync(LanguageTag target, bool soon, CancellationToken cancellationToken)
    {
        if (_vectors.TryGetValue(target, out var known))
        {
            return known;
        }

        var pair = new LanguagePair(language, target);
        var text = target == language ? query
            : soon ? await translation.TranslateSoonAsync(collection, query, pair, cancellationToken).ConfigureAwait(false)
            : await translation.TranslateAsync(collection, query, pair, cancellationToken).ConfigureAwait(false);
        _vectors[target] = (text, await embedding.EmbedAsync(model, text, cancellationToken).ConfigureAwait(false));
        clock.Lap(SearchStep.Embed);
        return _vectors[target];
    }
}
