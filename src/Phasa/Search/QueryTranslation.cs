using Phasa.Translation;

namespace Phasa.Search;

/// <summary>Translates queries for the route that searches in the documents' own language.</summary>
public sealed class QueryTranslation(TranslatorChain chain, TimeProvider time)
{
    /// <summary>How long a search that could go another way waits for a translation.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Whether a provider is configured that translates any query of a pair.</summary>
    public bool IsThere(LanguagePair pair) => chain.Translates(pair);

    /// <summary>The query in the pair's target language, if it comes soon.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.RouteUnavailable"/> with what each provider answered, or that none did in time.</exception>
    internal async Task<string> TranslateSoonAsync(string query, LanguagePair pair, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await TranslateAsync(query, pair, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PhasaException(
                ErrorCodes.RouteUnavailable, FormattableString.Invariant($"No provider translated the query {pair} within {Patience.TotalSeconds} s."),
                "Put a faster provider first for the pair (docs/reference/translation-providers.md).");
        }
    }

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
