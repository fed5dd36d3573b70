using Microsoft.Extensions.Logging;
using Phasa.Translation;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Phasa.Providers.Translation.Resilience;

/// <summary>What is done about failures that pass: another attempt, and leaving a provider alone that keeps failing.</summary>
internal static partial class TranslatorPipeline
{
    /// <summary>Calls in <see cref="Sampling"/> before their failures say anything.</summary>
    private const int LeastCalls = 10;

    private const double FailureRatio = 0.5;
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    /// <summary>The pipeline of one provider: another attempt outside, so that each counts for the breaker.</summary>
    public static ResiliencePipeline<IReadOnlyList<TranslatedText?>> Of(TranslatorOptions options, TimeProvider time, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder<IReadOnlyList<TranslatedText?>> { TimeProvider = time };
        if (options.MaxAttempts > 1)
        {
            var longest = TimeSpan.FromSeconds(options.MaxRetryWaitSeconds);
            builder.AddRetry(new RetryStrategyOptions<IReadOnlyList<TranslatedText?>>
            {
                MaxRetryAttempts = options.MaxAttempts - 1,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = static retry => ValueTask.FromResult((retry.Outcome.Exception as TranslationException)?.RetryAfter),
                ShouldHandle = failure => ValueTask.FromResult(failure.Outcome.Exception is TranslationException { IsTransient: true } e && !(e.RetryAfter > longest)),
                OnRetry = retry =>
                {
                    LogRetry(logger, options.Name, retry.Outcome.Exception!.Message, retry.RetryDelay);
                    return default;
                },
            });
        }

        if (options.BreakSeconds > 0)
        {
            builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<IReadOnlyList<TranslatedText?>>
            {
                FailureRatio = FailureRatio,
                MinimumThroughput = LeastCalls,
                SamplingDuration = Sampling,
                BreakDuration = TimeSpan.FromSeconds(Math.Max(0.5, options.BreakSeconds)),
                ShouldHandle = static failure => ValueTask.FromResult(failure.Outcome.Exception is TranslationException { IsTransient: true }),
                OnOpened = opened =>
                {
                    LogOpened(logger, options.Name, opened.BreakDuration, opened.Outcome.Exception?.Message);
                    return default;
                },
                OnClosed = _ =>
                {
                    LogClosed(logger, options.Name);
                    return default;
                },
            });
        }

        return builder.Build();
    }

    [LoggerMessage(5201, LogLevel.Debug, "The translation provider '{Provider}' failed ({Reason}) and is asked again after {Delay}")]
    private static partial void LogRetry(ILogger logger, string provider, string reason, TimeSpan delay);

    [LoggerMessage(5202, LogLevel.Warning, "The translation provider '{Provider}' keeps failing and is left alone for {Duration}; the last failure: {Reason}")]
    private static partial void LogOpened(ILogger logger, string provider, TimeSpan duration, string? reason);

    [LoggerMessage(5203, LogLevel.Information, "The translation provider '{Provider}' answers again")]
    private static partial void LogClosed(ILogger logger, string provider);
}
