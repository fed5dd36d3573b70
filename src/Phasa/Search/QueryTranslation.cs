using Phasa.Translation;

namespace Phasa.Search;

/// <summary>Translates queries for the route that searches in the documents' own language.</summary>
public sealed class QueryTranslation(TranslatorChain chain)
{
    /// <summary>The query in the pair's target language.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.RouteUnavailable"/> with what each provider answered.</exception>
    public async Task<string> TranslateAsync(string query, LanguagePair pair, CancellationToken cancellationToken)
    {
        var result = await chain.TranslateAsync(new(pair, [query]), cancellationToken).ConfigureAwait(false);
        return result.Texts[0]?.Text ?? throw new PhasaException(
            ErrorCodes.RouteUnavailable,
            result.Outcome == ChainOutcome.NoProvider
                ? $"No provider translates {pair}."
                : $"The query could not be translated {pair}: {ChainReport.Describe(result)}",
            "Use route 'auto' or 'index', or configure a provider for the pair (docs/reference/translation-providers.md).");
    }
}
