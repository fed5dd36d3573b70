using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Translation;

namespace Phasa.Rollout;

/// <summary>Estimates what translations take. Rules of thumb, on the dear side: nobody knows a model's tokens before it is asked.</summary>
internal sealed class CostEstimate(TranslatorChain chain, TranslationOptions options, EmbeddingSpace space)
{
    /// <summary>A vector is in the store and in the index's file as floats, there also as bytes and signs.</summary>
    private const double BytesADimension = 4 + 4 + 1 + 0.125;

    /// <summary>What a translation takes.</summary>
    public PlanCost Of(OpenTranslation open)
    {
        var provider = chain.ProvidersOf(new(open.Source, open.Language)).FirstOrDefault();
        var (sent, answered) = (Tokens(open.Characters, open.Source), Tokens(open.Characters, open.Language));
        var storage = (long)((open.Missing * space.Dimensions * BytesADimension) + (open.Characters * (IsLatin(open.Language) ? 1 : 3)));
        return provider is not null && options.Prices.TryGetValue(provider, out var price)
            ? new(sent + answered, storage, price.Of(open.Characters, sent, answered), price.Currency, provider)
            : new(sent + answered, storage, null, null, provider);
    }

    // About four Latin letters make a token; of other scripts a token is a letter or less than two.
    private static long Tokens(long characters, LanguageTag language) => (long)Math.Ceiling(IsLatin(language) ? characters / 4.0 : characters);

    private static bool IsLatin(LanguageTag language) => LanguageProfiles.Of(language).IsWrittenIn(Script.Latin);
}
