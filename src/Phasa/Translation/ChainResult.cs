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

    /// <summary>
    /// After which time the first of the providers may serve that were busy, away or too dear: the shortest that one asked
    /// to be left alone; null when one of them said nothing.
    /// </summary>
    public TimeSpan? RetryAfter
    {
        get
        {
            var waits = Attempts.Where(a => a.Failure is { } failure && (failure.IsTransient() || failure == TranslationFailure.OverBudget))
                .Select(a => a.RetryAfter).ToList();
            return waits.Contains(null) ? null : waits.Min();
        }
    }
}
