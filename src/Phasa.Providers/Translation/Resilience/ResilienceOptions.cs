using System.ComponentModel.DataAnnotations;

namespace Phasa.Providers.Translation.Resilience;

/// <summary>How often and how many at a time a provider is asked, and what happens when it fails. The same for every kind.</summary>
public class ResilienceOptions : IValidatableObject
{
    // Below it the circuit breaker cannot tell open from closed.
    private const double LeastBreak = 0.5;

    /// <summary>How often a call is made at most when it fails for a passing reason, 1..10.</summary>
    [Range(1, 10)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>
    /// The longest <c>Retry-After</c> that a call waits for, in seconds, 0..3600. After a longer one the next provider is asked, and this
    /// one again when the time has come.
    /// </summary>
    [Range(0.0, 3600.0)]
    public double MaxRetryWaitSeconds { get; set; } = 10;

    /// <summary>How long a provider is left alone of which half the calls fail, in seconds, 0.5..86400; 0 asks it always.</summary>
    [Range(0.0, 86_400.0)]
    public double BreakSeconds { get; set; } = 30;

    /// <summary>Most calls at the same time, 1..256.</summary>
    [Range(1, 256)]
    public int MaxConcurrentCalls { get; set; } = 4;

    /// <summary>Most calls in any 60 seconds, 1 or more; null for no limit.</summary>
    [Range(1, int.MaxValue)]
    public int? RequestsPerMinute { get; set; }

    /// <summary>Most characters (code points) in any 60 seconds, 1 or more; null for no limit. A longer text goes alone.</summary>
    [Range(1, int.MaxValue)]
    public int? CharactersPerMinute { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BreakSeconds is > 0 and < LeastBreak)
        {
            yield return new(FormattableString.Invariant($"BreakSeconds is {BreakSeconds}; it must be 0 (never left alone) or {LeastBreak}..86400."), [nameof(BreakSeconds)]);
        }
    }
}
