using System.Collections.Concurrent;
using Phasa.Collections;
using Phasa.Translation;
using Phasa.Translation.Costs;

namespace Phasa.Search;

/// <summary>Translates queries for the route that searches in the documents' own language.</summary>
public sealed class QueryTranslation(TranslatorChain chain, TranslationAccounts accounts, TimeProvider time)
{
    /// <summary>How long a search that could go another way waits for a translation.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How long such searches do not ask again for a pair whose translation did not come in time.</summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly Recent<(LanguagePair Pair, string Query), string> _recent = new(time);
    private readonly ConcurrentDictionary<LanguagePair, long> _lateSince = new();

    /// <summary>Whether a provider is configured that translates any query of a pair.</summary>
    public bool IsThere(LanguagePair pair) => chain.Translates(pair);

    /// <summary>The query in the pair's target language, if it comes soon.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.RouteUnavailable"/> with what each provider answered, or that none did in time.</exception>
    internal async Task<string> TranslateSoonAsync(CollectionId collection, string query, LanguagePair pair, CancellationToken cancellationToken)
    {
        if (_lateSince.TryGetValue(pair, out var since) && time.GetElapsedTime(since) < Rest && _recent.Find((pair, query)) is null)
        {
            throw Late(pair, $"and none is asked again before {Rest.TotalSeconds} s have passed");
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await TranslateAsync(collection, query, pair, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _lateSince[pair] = time.GetTimestamp();
            throw Late(pair, "so that it was given up");
        }
    }

    /// <summary>The query in the pair's target language, at the collection's expense; one that was translated in the last minutes costs nothing.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.RouteUnavailable"/> with what each provider answered.</exception>
    public async Task<string> TranslateAsync(CollectionId collection, string query, LanguagePair pair, CancellationToken cancellationToken)
    {
        if (_recent.Find((pair, query)) is { } known)
        {
            return known;
        }

        var result = await chain.TranslateAsync(new(pair, [query]), accounts.Of(new(collection, pair.Target, Document: null)), cancellationToken).ConfigureAwait(false);
        var text = result.Texts[0]?.Text ?? throw new PhasaException(
            ErrorCodes.RouteUnavailable,
            result.Outcome == ChainOutcome.NoProvider
                ? $"No provider translates {pair}."
                : $"The query could not be translated {pair}: {ChainReport.Describe(result)}",
            "Use route 'auto' or 'index', or configure a provider for the pair (docs/reference/translation-providers.md).");
        _recent.Keep((pair, query), text);
        return text;
    }

    private static PhasaException Late(LanguagePair pair, string what) => new(
        ErrorCodes.RouteUnavailable, FormattableString.Invariant($"No provider translated the query {pair} within {Patience.TotalSeconds} s, {what}."),
        "Put a faster provider first for the pair (docs/reference/translation-providers.md).");
}
