using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Search;

/// <summary>A query's vector in each language it is searched in, computed once.</summary>
internal sealed class QueryVectors(EmbeddingModel model, QueryTranslation translation, string query, LanguageTag language)
{
    private readonly Dictionary<LanguageTag, (string Text, float[] Vector)> _vectors = [];

    /// <summary>Whether the vectors are of that model, and of a query in that language.</summary>
    public bool IsFor(EmbeddingModel other, LanguageTag asked) => model == other && language == asked;

    /// <summary>The query in a language, as asked or translated, with its vector.</summary>
    public async ValueTask<(string Text, float[] Vector)> InAsync(LanguageTag target, CancellationToken cancellationToken)
    {
        if (_vectors.TryGetValue(target, out var known))
        {
            return known;
        }

        var text = target == language ? query : await translation.TranslateAsync(query, new(language, target), cancellationToken).ConfigureAwait(false);
        var vectors = await model.EmbedAsync([TextNormalizer.Normalize(text)], TextRole.Query, cancellationToken).ConfigureAwait(false);
        return _vectors[target] = (text, vectors[0]);
    }
}
