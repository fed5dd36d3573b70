namespace Phasa.Translation;

/// <summary>Calls to providers that come back in time.</summary>
public static class TimedTranslation
{
    /// <summary>Has a provider translate within a time limit, which holds for one that does not listen to its token, too.</summary>
    /// <param name="translator">The provider.</param>
    /// <param name="request">What to translate.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TranslationException">The provider failed; <see cref="TranslationFailure.Timeout"/> when the time was up.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled, whatever the provider made of it.</exception>
    public static async Task<TranslationAnswer> TranslateAsync(
        this ITranslator translator, TranslationRequest request, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            return await translator.TranslateAsync(request, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The translation was cancelled.", e, cancellationToken);
        }
        // Clients report a call that was cut off in their own ways; a provider that tells what it was is believed.
        catch (Exception e) when (timer.IsCancellationRequested && e is not TranslationException)
        {
            throw new TranslationException(TranslationFailure.Timeout, FormattableString.Invariant($"No answer within {limit.TotalSeconds:0.###} s."), e);
        }
        catch (OperationCanceledException e)
        {
            throw new TranslationException(TranslationFailure.Timeout, "The provider gave the call up by itself.", e);
        }
    }
}
