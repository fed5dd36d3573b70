using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Ingestion.Passages;
using Phasa.Search.Evidence;
using Phasa.Translation.Costs;

namespace Phasa.Translation.Reviews;

/// <summary>The configured reviews for a collection's documents. Thread-safe.</summary>
public sealed class TranslationReviews(TranslationOptions options, TranslatorChain chain, CollectionEvidence evidence, PassageSplitters splitters)
{
    /// <summary>The reviews of a collection by its model, as measured now; null when none is switched on.</summary>
    /// <param name="collection">The collection, just read.</param>
    /// <param name="model">Its model.</param>
    /// <param name="account">Who pays for providers that they ask.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask<ITranslationReview?> ForAsync(
        Collection collection, EmbeddingModel model, ITranslationAccount account, CancellationToken cancellationToken = default)
    {
        if (!options.Checks.Similarity && chain.Back is null)
        {
            return null;
        }

        var measured = await evidence.ForAsync(collection, cancellationToken).ConfigureAwait(false);
        var similarity = new TextSimilarity(model, splitters, measured.Evidence);
        List<ITranslationReview> reviews = [];
        if (options.Checks.Similarity)
        {
            reviews.Add(new SimilarityReview(similarity));
        }

        if (chain.Back is { } back)
        {
            reviews.Add(new BackTranslationReview(back, similarity, account));
        }

        return new ReviewsInTurn(reviews);
    }
}
