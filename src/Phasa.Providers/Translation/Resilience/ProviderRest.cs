using Phasa.Translation;
using Polly.CircuitBreaker;

namespace Phasa.Providers.Translation.Resilience;

/// <summary>Until when a provider is left alone, and why: it asked for it (<c>Retry-After</c>), or its circuit breaker is open. Thread-safe.</summary>
internal sealed class ProviderRest(TimeProvider time)
{
    private readonly Lock _lock = new();
    private volatile Pause? _pause;

    /// <summary>The pause that lasts now; null when the provider may be called.</summary>
    public Pause? Current => _pause is { } pause && pause.Left(time) > TimeSpan.Zero ? pause : null;

    /// <summary>How long it lasts yet; zero when the provider may be called.</summary>
    public TimeSpan Left => Current?.Left(time) ?? TimeSpan.Zero;

    /// <summary>The provider asked to be left alone. A rest that lasts longer stands.</summary>
    public void AskedFor(TimeSpan wait, TranslationException by) => Begin(new(time.GetUtcNow() + wait, by.Failure, by.Message, IsBreak: false));

    /// <summary>The circuit breaker opened. A rest that lasts longer stands.</summary>
    /// <param name="duration">For how long.</param>
    /// <param name="reason">The failure that did it; null when nothing was learnt beyond the reason before.</param>
    public void Broken(TimeSpan duration, string? reason) =>
        Begin(new(time.GetUtcNow() + duration, TranslationFailure.Unreachable, reason ?? _pause?.Reason ?? "no answer", IsBreak: true));

    /// <summary>Whether a call waits for its end rather than be refused. Never for the breaker's, whose point is that nobody waits.</summary>
    public bool IsWorthWaiting(TimeSpan longest) => Current is not { } pause || (!pause.IsBreak && pause.Left(time) <= longest);

    /// <summary>Refuses a call while it lasts.</summary>
    /// <exception cref="TranslationException">It does; the message says until when, and <see cref="TranslationException.RetryAfter"/> how long.</exception>
    public void ThrowIfResting()
    {
        if (Current is not { } pause)
        {
            return;
        }

        var left = pause.Left(time);
        throw pause.IsBreak
            ? new TranslationException(pause.Failure, $"It keeps failing and is left alone until {pause.Until:u}: {pause.Reason}", new BrokenCircuitException(pause.Reason, left)) { RetryAfter = left, IsUnsent = true }
            : new TranslationException(pause.Failure, $"It asked to be left alone until {pause.Until:u}: {pause.Reason}") { RetryAfter = left, IsUnsent = true };
    }

    private void Begin(Pause pause)
    {
        lock (_lock)
        {
            if (_pause is null || pause.Until > _pause.Until)
            {
                _pause = pause;
            }
        }
    }

    /// <summary>Until when a provider is left alone, and why.</summary>
    public sealed record Pause(DateTimeOffset Until, TranslationFailure Failure, string Reason, bool IsBreak)
    {
        public TimeSpan Left(TimeProvider time) => Until - time.GetUtcNow();
    }
}
