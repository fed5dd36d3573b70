using Microsoft.Extensions.Logging;
using Phasa.Monitoring.Alerts.Providers;
using Phasa.Translation;
using Polly;
using Polly.CircuitBreaker;

namespace Phasa.Providers.Translation.Resilience;

/// <summary>
/// A provider that is asked again when it fails for a passing reason, is asked no more often than it allows, and is left alone while it
/// keeps failing or has asked for it. Who cancels is obeyed at once, and is no failure of the provider. Thread-safe.
/// </summary>
/// <remarks>
/// From the outside in: another attempt; a place among the calls at the same time and in the minute; the circuit breaker, which so counts
/// calls alone and no waiting; the time limit of a call, which likewise begins when it is made.
/// </remarks>
internal sealed class ResilientTranslator : ITranslator, IDisposable
{
    private readonly ITranslator _inner;
    private readonly ProviderRest _rest;
    private readonly ProviderRecord _record;
    private readonly ProviderQueue _queue;
    private readonly ResiliencePipeline<TranslationAnswer> _retries;
    private readonly ResiliencePipeline<TranslationAnswer> _breaker;
    private readonly TranslationMetrics _metrics;
    private readonly ProviderCalls? _calls;
    private readonly TimeProvider _time;

    /// <summary>Wraps a provider.</summary>
    public ResilientTranslator(ITranslator inner, ResilienceOptions options, TranslationMetrics metrics, TimeProvider time, ILogger logger, ProviderCalls? calls = null)
    {
        (_inner, _metrics, _calls, _time) = (inner, metrics, calls, time);
        _rest = new(time);
        _record = new(_rest, time);
        _queue = new(options, time);
        var pipeline = new TranslatorPipeline(inner.Name, inner.Limits.Timeout, options, _rest, metrics, time, logger);
        (_retries, _breaker) = (pipeline.Retries(), pipeline.Breaker());
        Limits = inner.Limits with { Timeout = pipeline.Total };
    }

    /// <inheritdoc/>
    public string Name => _inner.Name;

    /// <inheritdoc/>
    public TranslatorOrigin Origin => _inner.Origin;

    /// <summary>The provider's, but with the time of a call with all its attempts, so that the chain does not cut these off.</summary>
    public TranslatorLimits Limits { get; }

    /// <inheritdoc/>
    public bool TranslatesAnyText => _inner.TranslatesAnyText;

    /// <inheritdoc/>
    public TranslatorHealth? Health => _record.Health;

    /// <inheritdoc/>
    public bool Supports(LanguagePair pair) => _inner.Supports(pair);

    /// <inheritdoc/>
    public TranslationUsage AtMost(TranslationRequest request) => _inner.AtMost(request);

    /// <inheritdoc/>
    public async Task<TranslationAnswer> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken)
    {
        var call = new Call(this, request);
        try
        {
            var answer = await _retries.ExecuteAsync(static (call, token) => new ValueTask<TranslationAnswer>(call.Of.AttemptAsync(call, token)), call, cancellationToken)
                .ConfigureAwait(false);
            return answer with { Usage = call.Spent + answer.Usage ?? answer.Usage };
        }
        catch (TranslationException e)
        {
            var left = _rest.Left;
            throw new TranslationException(e.Failure, e.Message, e)
            {
                RetryAfter = e.RetryAfter ?? (e.IsTransient && left > TimeSpan.Zero ? left : null),
                Usage = call.Spent,
                IsUnsent = e.IsUnsent,
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _queue.Dispose();

    private async Task<TranslationAnswer> AttemptAsync(Call call, CancellationToken cancellationToken)
    {
        call.Begin();
        // Before the queue, so that nobody waits in vain; and after, for what became known meanwhile.
        _rest.ThrowIfResting();
        using var place = await _queue.EnterAsync(TranslationUsage.Of(call.Request.Texts).Characters, cancellationToken).ConfigureAwait(false);
        _rest.ThrowIfResting();
        try
        {
            return await _breaker.ExecuteAsync(static (call, token) => new ValueTask<TranslationAnswer>(call.Of.CallAsync(call, token)), call, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (BrokenCircuitException e)
        {
            throw new TranslationException(TranslationFailure.Unreachable, "It kept failing; one call is trying whether it is back.", e) { RetryAfter = e.RetryAfter, IsUnsent = true };
        }
    }

    private async Task<TranslationAnswer> CallAsync(Call call, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _inner.TranslateAsync(call.Request, _inner.Limits.Timeout, _time, cancellationToken).ConfigureAwait(false);
            _metrics.Called(Name, null);
            _record.Answered();
            _calls?.Answered(ProviderRole.Translation, Name);
            return answer;
        }
        catch (TranslationException e)
        {
            _metrics.Called(Name, e.Failure);
            _record.Failed(e);
            _calls?.Failed(ProviderRole.Translation, Name, e.Failure.ToString(), e.Message);
            call.Fail(e);
            if (e is { IsTransient: true, RetryAfter: { } wait })
            {
                _rest.AskedFor(wait, e);
            }

            throw;
        }
    }

    /// <summary>One request on its way, with what its failed attempts took.</summary>
    private sealed class Call(ResilientTranslator of, TranslationRequest request)
    {
        private TranslationUsage? _known;
        private bool _isLastUnknown;

        public ResilientTranslator Of => of;

        public TranslationRequest Request => request;

        /// <summary>What failed attempts took; null when nobody knows, or when they took nothing.</summary>
        public TranslationUsage? Spent => _isLastUnknown && _known is { } known ? known + of.AtMost(request) : _known;

        /// <summary>Another attempt begins. What the one before it took counts at its most where nobody knows: the books hear of one call only.</summary>
        public void Begin()
        {
            if (_isLastUnknown)
            {
                Add(of.AtMost(request));
                _isLastUnknown = false;
            }
        }

        /// <summary>An attempt failed.</summary>
        public void Fail(TranslationException failure)
        {
            if (failure.Usage is { } usage)
            {
                Add(usage);
            }
            else
            {
                _isLastUnknown = !failure.IsUncharged;
            }
        }

        private void Add(TranslationUsage usage) => _known = _known + usage ?? usage;
    }
}
