using Microsoft.Extensions.Logging;
using Phasa.Providers.Http;
using Phasa.Translation;
using Polly;
using Polly.CircuitBreaker;

namespace Phasa.Providers.Translation.Resilience;

/// <summary>
/// A provider that is asked again when it fails for a passing reason, is asked no more often than it allows, and is left alone while it
/// keeps failing. Who cancels is obeyed at once, and is no failure of the provider.
/// </summary>
internal sealed class ResilientTranslator : ITranslator, IDisposable
{
    private readonly ITranslator _inner;
    private readonly ResiliencePipeline<IReadOnlyList<TranslatedText?>> _pipeline;
    private readonly SemaphoreSlim _places;
    private readonly MinuteWindow _window;
    private readonly TimeProvider _time;

    /// <summary>Wraps a provider.</summary>
    public ResilientTranslator(ITranslator inner, TranslatorOptions options, TimeProvider time, ILogger logger)
    {
        (_inner, _time) = (inner, time);
        _pipeline = TranslatorPipeline.Of(options, time, logger);
        _places = new(options.MaxConcurrentCalls);
        _window = new(options.RequestsPerMinute, options.CharactersPerMinute, time);

        // For the chain, a call is all its attempts with what lies between them.
        var isLimited = options.RequestsPerMinute is not null || options.CharactersPerMinute is not null;
        var waits = (TimeSpan.FromSeconds(options.MaxRetryWaitSeconds) * (options.MaxAttempts - 1)) + (isLimited ? TimeSpan.FromMinutes(5) : TimeSpan.Zero);
        Limits = inner.Limits with { Timeout = (inner.Limits.Timeout * options.MaxAttempts) + waits + TimeSpan.FromSeconds(options.MaxAttempts) };
    }

    /// <inheritdoc/>
    public string Name => _inner.Name;

    /// <inheritdoc/>
    public TranslatorLimits Limits { get; }

    /// <inheritdoc/>
    public bool TranslatesAnyText => _inner.TranslatesAnyText;

    /// <inheritdoc/>
    public bool Supports(LanguagePair pair) => _inner.Supports(pair);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TranslatedText?>> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (call, token) => await call.Self.AttemptAsync(call.Request, token).ConfigureAwait(false), (Self: this, Request: request), cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenCircuitException e)
        {
            throw new TranslationException(
                TranslationFailure.Unreachable,
                $"It kept failing and is left alone{(e.RetryAfter is { } wait ? $" for another {wait.TotalSeconds:0} s" : "")}.", e)
            { RetryAfter = e.RetryAfter };
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Dispose();
        _window.Dispose();
    }

    private async Task<IReadOnlyList<TranslatedText?>> AttemptAsync(TranslationRequest request, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Within the place, so that a call is made when it is counted and not some time later.
            await _window.PassAsync(request.Texts.Sum(t => (long)t.Length), cancellationToken).ConfigureAwait(false);
            using var timeout = new CancellationTokenSource(_inner.Limits.Timeout, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
            try
            {
                return await _inner.TranslateAsync(request, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException e) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TranslationException(TranslationFailure.Timeout, $"No answer within {_inner.Limits.Timeout.TotalSeconds:0.###} s.", e);
            }
        }
        finally
        {
            _places.Release();
        }
    }
}
