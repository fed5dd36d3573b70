using Phasa.Translation.Checks;
using Phasa.Translation.Costs;
using Phasa.Translation.Glossaries;
using Phasa.Translation.Reviews;

namespace Phasa.Translation;

/// <summary>
/// Asks the providers of a language pair one after the other, each only for the texts that are still open, until every
/// text has a translation that passes the checks. Thread-safe.
/// </summary>
public sealed class TranslatorChain
{
    private readonly TranslationRoutes _routes;
    private readonly IReadOnlyList<ITranslationCheck> _checks;
    private readonly TimeProvider _time;
    private readonly Glossary _glossary;
    private readonly bool _isBack;

    /// <summary>Creates a chain with the checks of <see cref="TranslationChecks.Create"/>, without a detector of languages.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when a route is wrong or names an unknown provider.</exception>
    public TranslatorChain(TranslationOptions options, IEnumerable<ITranslator> translators, TimeProvider time)
        : this(options, translators, TranslationChecks.Create(), time)
    {
    }

    /// <summary>Creates a chain with checks of the caller's choice.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when a route is wrong, or a route or price names an unknown provider.</exception>
    public TranslatorChain(
        TranslationOptions options, IEnumerable<ITranslator> translators, IReadOnlyList<ITranslationCheck> checks, TimeProvider time, Glossary? glossary = null)
    {
        _routes = new TranslationRoutes(options.Routes, translators);
        _routes.RequirePriced(options.Prices.Keys);
        _checks = checks;
        _time = time;
        _glossary = glossary ?? Glossary.Empty;
        Back = options.Checks.BackTranslation is { Length: > 0 } back ? new(_routes.Only(back, "Translation:checks:backTranslation"), time) : null;
    }

    // Translates back: nothing is checked, and no term of a glossary asked for.
    private TranslatorChain(TranslationRoutes routes, TimeProvider time) =>
        (_routes, _checks, _time, _glossary, _isBack) = (routes, [], time, Glossary.Empty, true);

    /// <summary>Asks the one provider that translates back, without checks; null when none is configured.</summary>
    internal TranslatorChain? Back { get; }

    /// <summary>
    /// Translates what can be translated. A provider's failure is never an exception here: it stands in the attempts.
    /// Blank texts come back as they are. A provider that is away, overloaded or rejects a call is not called again
    /// for the request's other texts.
    /// </summary>
    /// <param name="request">The texts.</param>
    /// <param name="account">Who pays.</param>
    /// <param name="review">What a translation must stand beside the checks; null for nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled; no further provider was asked.</exception>
    /// <exception cref="PhasaException">The books could not be read or written, or the review failed.</exception>
    public async Task<ChainResult> TranslateAsync(
        TranslationRequest request, ITranslationAccount account, ITranslationReview? review, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var work = new ChainWork(request, await account.RecallAsync(request, cancellationToken));
        ITranslator[] providers = [.. _routes.For(request.Pair)];
        foreach (var provider in providers)
        {
            foreach (var batch in TextBatches.Of(work.Open(), request.Texts, provider.Limits))
            {
                var attempt = await PaidAttemptAsync(provider, work, batch, account, review, cancellationToken);
                if (attempt.Failure is { } failure && failure.ConcernsEveryText())
                {
                    break;
                }
            }
        }

        return work.Result(providers.Length > 0);
    }

    /// <summary>Translates without a review.</summary>
    /// <inheritdoc cref="TranslateAsync(TranslationRequest, ITranslationAccount, ITranslationReview?, CancellationToken)"/>
    public Task<ChainResult> TranslateAsync(TranslationRequest request, ITranslationAccount account, CancellationToken cancellationToken) =>
        TranslateAsync(request, account, null, cancellationToken);

    /// <summary>Translates without a review, and without keeping books.</summary>
    /// <inheritdoc cref="TranslateAsync(TranslationRequest, ITranslationAccount, ITranslationReview?, CancellationToken)"/>
    public Task<ChainResult> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken) =>
        TranslateAsync(request, FreeAccount.Instance, null, cancellationToken);

    /// <summary>All providers, whether or not a route names them.</summary>
    public IReadOnlyCollection<ITranslator> Providers => _routes.Known;

    /// <summary>Whether a provider is configured for a pair that translates any text; nobody is asked whether it answers.</summary>
    public bool Translates(LanguagePair pair) => _routes.For(pair).Any(t => t.TranslatesAnyText);

    /// <summary>The providers that translate any text of a pair, in the order in which they are asked.</summary>
    public IEnumerable<string> ProvidersOf(LanguagePair pair) => _routes.For(pair).Where(t => t.TranslatesAnyText).Select(t => t.Name);

    private async Task<TranslationAttempt> PaidAttemptAsync(
        ITranslator provider, ChainWork work, IReadOnlyList<int> batch, ITranslationAccount account, ITranslationReview? review, CancellationToken cancellationToken)
    {
        var call = work.Part(batch, _glossary);
        ITranslationHold hold;
        try
        {
            hold = await account.HoldAsync(provider, call, cancellationToken);
        }
        catch (TranslationException e)
        {
            return work.Record(new(provider.Name, batch.Count, 0, default, e.Failure, e.Message, e.RetryAfter));
        }

        using var told = TranslationCall.Begin(provider, call, isBack: _isBack);
        TranslationUsage? usage = null;
        try
        {
            var attempt = await AttemptAsync(provider, work, batch, call, cancellationToken);
            usage = attempt.Usage;
            return told.Ended(await work.TakeAsync(attempt, _checks, review, cancellationToken));
        }
        catch (Exception e)
        {
            told.Failed(e);
            throw;
        }
        finally
        {
            // Also when the caller has gone: what was sent may be charged for.
            await hold.SettleAsync(usage, work.Accepted(batch));
        }
    }

    private async Task<TranslationAttempt> AttemptAsync(
        ITranslator provider, ChainWork work, IReadOnlyList<int> batch, TranslationRequest call, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        TranslationAttempt attempt;
        try
        {
            var answer = await provider.TranslateAsync(call, provider.Limits.Timeout, _time, cancellationToken);
            attempt = work.Check(provider.Name, batch, answer, _checks);
        }
        catch (TranslationException e)
        {
            attempt = new(provider.Name, batch.Count, 0, default, e.Failure, e.Message, e.RetryAfter)
            {
                Usage = e.Usage ?? (e.IsUncharged ? default(TranslationUsage) : null),
            };
        }
        // A translator from elsewhere may break its contract; the texts still deserve the next provider.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            attempt = new(provider.Name, batch.Count, 0, default, TranslationFailure.InvalidAnswer,
                $"Unexpected {e.GetType().Name}: {Evidence.Shorten(e.Message)}");
        }

        cancellationToken.ThrowIfCancellationRequested();
        return attempt with { Duration = _time.GetElapsedTime(started) };
    }
}
