using Microsoft.Extensions.Logging;
using Phasa.Translation;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Phasa.Providers.Translation.Resilience;

/// <summary>What is done about one provider's failures that pass: another attempt, and leaving it alone while it keeps failing.</summary>
/// <param name="provider">The provider's name.</param>
/// <param name="limit">How long one attempt may take.</param>
/// <param name="options">What was configured.</param>
/// <param name="rest">Begins when the breaker opens; decides what is worth waiting for.</param>
/// <param name="metrics">Told of further attempts and of the breaker.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of further attempts and of the breaker.</param>
internal sealed partial class TranslatorPipeline(
    string provider, TimeSpan limit, ResilienceOptions options, ProviderRest rest, TranslationMetrics metrics, TimeProvider time, ILogger logger)
{
    /// <summary>Calls before their failures say anything.</summary>
    private const int LeastCalls = 5;

    private const double FailureRatio = 0.5;
    private static readonly TimeSpan ShortestSampling = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestJitter = TimeSpan.FromSeconds(0.5);

    private readonly TimeSpan _longestRest = TimeSpan.FromSeconds(options.MaxRetryWaitSeconds);

    /// <summary>How long a call can take with all its attempts, the waits between them and for its turn.</summary>
    public TimeSpan Total
    {
        get
        {
            var wait = (_longestRest > LongestDelay ? _longestRest : LongestDelay) + LongestJitter;
            return ((ProviderQueue.LongestWait + limit) * options.MaxAttempts) + (wait * (options.MaxAttempts - 1));
        }
    }

    /// <summary>Makes an attempt again.</summary>
    public ResiliencePipeline<TranslationAnswer> Retries()
    {
        var builder = new ResiliencePipelineBuilder<TranslationAnswer> { TimeProvider = time };
        if (options.MaxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<TranslationAnswer>
            {
                MaxRetryAttempts = options.MaxAttempts - 1,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = _ => ValueTask.FromResult(AfterRest()),
                ShouldHandle = failure => ValueTask.FromResult(MayPassSoon(failure.Outcome.Exception)),
                OnRetry = retry =>
                {
                    metrics.Retried(provider);
                    LogRetry(logger, provider, retry.Outcome.Exception!.Message, retry.RetryDelay);
                    return default;
                },
            });
        }

        return builder.Build();
    }

    /// <summary>Refuses attempts for a while once half of them fail, and then lets one try.</summary>
    public ResiliencePipeline<TranslationAnswer> Breaker()
    {
        var builder = new ResiliencePipelineBuilder<TranslationAnswer> { TimeProvider = time };
        if (options.BreakSeconds > 0)
        {
            var state = new CircuitBreakerStateProvider();
            metrics.Watch(provider, state);
            builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<TranslationAnswer>
            {
                FailureRatio = FailureRatio,
                MinimumThroughput = LeastCalls,
                SamplingDuration = Sampling,
                BreakDuration = TimeSpan.FromSeconds(options.BreakSeconds),
                StateProvider = state,
                // Who cancels the call that tries whether the provider is back has not learnt that it is.
                ShouldHandle = failure => ValueTask.FromResult(
                    failure.Outcome.Exception is TranslationException { IsTransient: true }
                    || (failure.Outcome.Exception is OperationCanceledException && state.CircuitState == CircuitState.HalfOpen)),
                OnOpened = opened =>
                {
                    // Null where it was a call that was cancelled.
                    var failure = opened.Outcome.Exception as TranslationException;
                    rest.Broken(opened.BreakDuration, failure?.Message);
                    LogOpened(logger, provider, opened.BreakDuration, failure?.Message);
                    return default;
                },
                OnClosed = _ =>
                {
                    LogClosed(logger, provider);
                    return default;
                },
            });
        }

        return builder.Build();
    }

    // Long enough for as many calls in turn as are needed, each taking all its time: else one that hangs would never be left alone.
    private TimeSpan Sampling => limit * (LeastCalls + 1) is var calls && calls > ShortestSampling ? calls : ShortestSampling;

    // Not a time-out: it has cost the whole limit, seldom comes out otherwise on the spot, and what was sent may be charged for. Nor what
    // was refused here: the queue and the breaker know better.
    private bool MayPassSoon(Exception? failure) =>
        failure is TranslationException { IsTransient: true, Failure: not TranslationFailure.Timeout, InnerException: not ExecutionRejectedException }
        && rest.IsWorthWaiting(_longestRest);

    // A little later than asked, and not all at the same moment.
    private TimeSpan? AfterRest() =>
        rest.Left is var left && left > TimeSpan.Zero ? left + (LongestJitter * (0.1 + (0.9 * Random.Shared.NextDouble()))) : null;

    [LoggerMessage(5201, LogLevel.Warning, "The translation provider '{Provider}' failed ({Reason}) and is asked again after {Delay}")]
    private static partial void LogRetry(ILogger logger, string provider, string reason, TimeSpan delay);

    [LoggerMessage(5202, LogLevel.Warning, "The translation provider '{Provider}' keeps failing and is left alone for {Duration}; the last failure: {Reason}")]
    private static partial void LogOpened(ILogger logger, string provider, TimeSpan duration, string? reason);

    [LoggerMessage(5203, LogLevel.Information, "The translation provider '{Provider}' answers again")]
    private static partial void LogClosed(ILogger logger, string provider);
}
