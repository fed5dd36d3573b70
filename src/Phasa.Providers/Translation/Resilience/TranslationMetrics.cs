using System.Diagnostics.Metrics;
using Phasa.Monitoring;
using Phasa.Translation;
using Polly.CircuitBreaker;

namespace Phasa.Providers.Translation.Resilience;

/// <summary>The metrics of calls to translation providers.</summary>
internal sealed class TranslationMetrics : IDisposable
{
    /// <summary>Calls that were made, by provider and outcome.</summary>
    public const string Calls = "phasa.translation.calls";

    /// <summary>Calls that are made again, by provider.</summary>
    public const string Retries = "phasa.translation.retries";

    /// <summary>The state of the circuit breaker, by provider.</summary>
    public const string Breaker = "phasa.translation.breaker";

    private readonly Meter _meter = PhasaMeter.Create();
    private readonly List<(string Provider, CircuitBreakerStateProvider State)> _breakers = [];
    private readonly Counter<long> _calls;
    private readonly Counter<long> _retries;

    public TranslationMetrics()
    {
        _calls = _meter.CreateCounter<long>(Calls, "{call}", "Calls to translation providers.");
        _retries = _meter.CreateCounter<long>(Retries, "{call}", "Calls to translation providers that are made again after a failure that passes.");
        _meter.CreateObservableGauge(Breaker, States, null, "The circuit breaker of a translation provider: 0 closed, 1 trying one call, 2 open.");
    }

    /// <summary>A call ended.</summary>
    /// <param name="provider">Whom it was made to.</param>
    /// <param name="failure">Why it failed; null when it was answered.</param>
    public void Called(string provider, TranslationFailure? failure) =>
        _calls.Add(1, Of(provider), new("phasa.outcome", failure?.ToString() ?? "Answered"));

    /// <summary>A call is made again.</summary>
    public void Retried(string provider) => _retries.Add(1, Of(provider));

    /// <summary>Shows a provider's circuit breaker.</summary>
    public void Watch(string provider, CircuitBreakerStateProvider state)
    {
        lock (_breakers)
        {
            _breakers.Add((provider, state));
        }
    }

    public void Dispose() => _meter.Dispose();

    private List<Measurement<int>> States()
    {
        lock (_breakers)
        {
            return [.. _breakers.Select(b => new Measurement<int>(
                b.State.CircuitState switch { CircuitState.Closed => 0, CircuitState.HalfOpen => 1, _ => 2 }, Of(b.Provider)))];
        }
    }

    private static KeyValuePair<string, object?> Of(string provider) => new("phasa.provider", provider);
}
