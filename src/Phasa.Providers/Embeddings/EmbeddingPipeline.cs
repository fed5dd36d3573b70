using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Phasa.Embeddings;
using Phasa.Monitoring.Alerts.Providers;
using Phasa.Providers.Embeddings.Calls;
using Phasa.Providers.Embeddings.Costs;
using Phasa.Providers.Embeddings.Models;
using Phasa.Providers.Http;

namespace Phasa.Providers.Embeddings;

/// <summary>
/// What all models behind endpoints share. From the outside in: texts in batches; each batch tried again when it may help;
/// held back to the rate limits; counted; cut off when it takes too long; its answer checked, counted and metered. Thread-safe.
/// </summary>
public sealed class EmbeddingPipeline(IHttpClientFactory http, TimeProvider time, EmbeddingCosts costs, ILogger<EmbeddingPipeline> logger, ProviderCalls? calls = null)
{
    /// <summary>Reads a model's options; the kind is written as the kind itself writes it.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>.</exception>
    internal static T Read<T>(IConfigurationSection section, string kind)
        where T : RemoteEmbeddingOptions, new()
    {
        var options = RemoteEmbeddingSection.Read<T>(section);
        options.Kind = kind;
        return options;
    }

    /// <summary>Makes a model. It calls nobody.</summary>
    /// <param name="options">The model's options, read.</param>
    /// <param name="connect">Makes the generator for one call.</param>
    /// <param name="parameters">What else the kind sends that changes a vector, if anything; it becomes part of the space.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>.</exception>
    internal EmbeddingModel Build(
        RemoteEmbeddingOptions options, Func<RemoteEndpoint, IEmbeddingGenerator<string, Embedding<float>>> connect, string? parameters = null)
    {
        var model = RemoteModel.Of(options);
        var key = ProviderKey.Find($"embedding model '{options.Name}'", options.ApiKey, options.ApiKeyVariable)?.Trim();
        var faults = new EmbeddingFaults(options.Name, options.Kind, key, time);
        var root = new Uri(options.Endpoint!.AbsoluteUri.TrimEnd('/') + "/");
        var generator = connect(new(options.Kind, root, key, model, http.CreateClient(ProviderClients.Name), faults));
        costs.Register(options.Name, options.PricePerMillionTokens);
        var space = model.Space(options, parameters);
        return new(Wrap(generator, options, model, faults), space, model.Tokens, space.TextTokens(model.Tokens, model.MaxTokens))
        {
            Thresholds = options.Thresholds(),
        };
    }

    private BatchingGenerator Wrap(
        IEmbeddingGenerator<string, Embedding<float>> generator, RemoteEmbeddingOptions options, RemoteModel model, EmbeddingFaults faults)
    {
        var metered = new OpenTelemetryEmbeddingGenerator<string, Embedding<float>>(generator, logger: null, EmbeddingMeters.Name);
        var costed = new CostedGenerator(metered, options, model, costs);
        var @checked = new CheckedGenerator(costed, model.Dimensions, faults);
        var timed = new TimedGenerator(@checked, TimeSpan.FromSeconds(options.TimeoutSeconds), faults, time);
        var counted = new CountedGenerator(timed, options.Name, calls);
        var window = new MinuteWindow(options.RequestsPerMinute, options.TokensPerMinute, time);
        var throttled = new ThrottledGenerator(counted, options.MaxConcurrentCalls, window, model.Tokens);
        var retrying = new RetryingGenerator(
            throttled, options.MaxAttempts, TimeSpan.FromSeconds(options.MaxRetryWaitSeconds), time, logger);
        return new(retrying, options, model);
    }
}
