namespace Phasa.Translation;

/// <summary>How a provider does, as far as its calls have shown since the process began.</summary>
/// <param name="State">How it does now.</param>
/// <param name="Calls">Calls that were made.</param>
/// <param name="Failures">Of these, those that failed.</param>
/// <param name="AnsweredAt">When it last answered, UTC; null when it never did.</param>
/// <param name="FailedAt">When a call last failed, UTC; null when none did.</param>
/// <param name="Reason">What the last failure was, or what it is left alone for; null when there was none.</param>
/// <param name="Until">When it may be called again, UTC; null when it may be now.</param>
public sealed record TranslatorHealth(
    TranslatorState State, long Calls, long Failures, DateTimeOffset? AnsweredAt, DateTimeOffset? FailedAt, string? Reason, DateTimeOffset? Until);

/// <summary>How a provider does.</summary>
public enum TranslatorState
{
    /// <summary>It has not been called.</summary>
    Untried,

    /// <summary>Its last call was answered.</summary>
    Answering,

    /// <summary>Its last call failed; the next one is made all the same.</summary>
    Failing,

    /// <summary>It asked to be left alone for a while (<c>Retry-After</c>).</summary>
    Resting,

    /// <summary>It kept failing and is left alone: its circuit breaker is open.</summary>
    LeftAlone,
}
