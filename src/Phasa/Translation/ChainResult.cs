namespace Phasa.Translation;

/// <summary>The translations a chain of providers gave, and how it came to them.</summary>
/// <param name="Outcome">What became of the request.</param>
/// <param name="Texts">As many entries as the request had texts, in their order; null for a text that nobody translated.</param>
/// <param name="Attempts">The calls in the order they were made.</param>
public sealed record ChainResult(
    ChainOutcome Outcome, IReadOnlyList<TranslatedText?> Texts, IReadOnlyList<TranslationAttempt> Attempts)
{
    /// <summary>Whether the open texts may find a translation later: a provider was busy or away.</summary>
    public bool RetryMayHelp => Outcome is ChainOutcome.Partial or ChainOutcome.Failed
        && Attempts.Any(a => a.Failure is { } failure && failure.IsTransient());

    /// <summary>Whether a budget keeps open texts from a provider.</summary>
    public bool IsOverBudget => Outcome is ChainOutcome.Partial or ChainOutcome.Failed && Attempts.Any(a => a.Failure == TranslationFailure.OverBudget);

    /// <summary>The longest time a provider asked to be left alone; null when none did.</summary>
    public TimeSpan? RetryAfter => Attempts.Max(a => a.RetryAfter);
}
