using Phasa.Translation;

namespace Phasa.Providers.Translation.Resilience;

/// <summary>What a provider's calls came to. Thread-safe.</summary>
internal sealed class ProviderRecord(ProviderRest rest, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _calls;
    private long _failures;
    private DateTimeOffset? _answeredAt;
    private DateTimeOffset? _failedAt;
    private string? _reason;
    private bool _hasFailedLast;

    /// <summary>How the provider does.</summary>
    public TranslatorHealth Health
    {
        get
        {
            var pause = rest.Current;
            lock (_lock)
            {
                var state = pause is { IsBreak: true } ? TranslatorState.LeftAlone
                    : pause is not null ? TranslatorState.Resting
                    : _calls == 0 ? TranslatorState.Untried
                    : _hasFailedLast ? TranslatorState.Failing
                    : TranslatorState.Answering;
                return new(state, _calls, _failures, _answeredAt, _failedAt, pause?.Reason ?? _reason, pause?.Until);
            }
        }
    }

    /// <summary>A call was answered.</summary>
    public void Answered()
    {
        lock (_lock)
        {
            _calls++;
            (_answeredAt, _hasFailedLast) = (time.GetUtcNow(), false);
        }
    }

    /// <summary>A call failed.</summary>
    public void Failed(TranslationException failure)
    {
        lock (_lock)
        {
            _calls++;
            _failures++;
            (_failedAt, _reason, _hasFailedLast) = (time.GetUtcNow(), failure.Message, true);
        }
    }
}
