using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Phasa.Providers.Embeddings.Calls;

/// <summary>
/// Makes a call again when it failed for a passing reason: after what the endpoint asked for, or else after 1, 2, 4 …
/// seconds with jitter.
/// </summary>
internal sealed partial class RetryingGenerator : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private readonly ResiliencePipeline<GeneratedEmbeddings<Embedding<float>>> _pipeline;

    /// <summary>Wraps a generator.</summary>
    /// <param name="inner">The generator; it must fail with <see cref="PhasaException"/>.</param>
    /// <param name="maxAttempts">Most calls for one answer, at least 1.</param>
    /// <param name="maxWait">The longest wait that an endpoint may ask for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of each further attempt.</param>
    public RetryingGenerator(
        IEmbeddingGenerator<string, Embedding<float>> inner, int maxAttempts, TimeSpan maxWait, TimeProvider time, ILogger logger)
        : base(inner)
    {
        var builder = new ResiliencePipelineBuilder<GeneratedEmbeddings<Embedding<float>>> { TimeProvider = time };
        if (maxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<GeneratedEmbeddings<Embedding<float>>>
            {
                MaxRetryAttempts = maxAttempts - 1,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(30),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = static retry => ValueTask.FromResult((retry.Outcome.Exception as PhasaException)?.RetryAfter),
                OnRetry = retry =>
                {
                    LogRetry(logger, retry.Outcome.Exception!.Message, retry.RetryDelay);
                    return default;
                },
                ShouldHandle = failure => ValueTask.FromResult(
                    failure.Outcome.Exception is PhasaException { IsTransient: true } e && !(e.RetryAfter > maxWait)),
            });
        }

        _pipeline = builder.Build();
    }

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        await _pipeline.ExecuteAsync(
            static async (call, token) => await call.Inner.GenerateAsync(call.Values, call.Options, token),
            (Inner: InnerGenerator, Values: values, Options: options),
            cancellationToken);

    [LoggerMessage(5101, LogLevel.Warning, "{Reason} It is tried again after {Delay}")]
    private static partial void LogRetry(ILogger logger, string reason, TimeSpan delay);
}
