namespace Phasa.Translation;

/// <summary>What follows from a kind of failure.</summary>
public static class TranslationFailures
{
    /// <summary>Whether the same request may succeed later: the provider was busy or away, not unwilling.</summary>
    public static bool IsTransient(this TranslationFailure failure) => failure is TranslationFailure.Unreachable
        or TranslationFailure.Timeout or TranslationFailure.RateLimited or TranslationFailure.ServerError;

    /// <summary>Whether a provider that failed like this, and told no usage, surely charges nothing.</summary>
    internal static bool IsUncharged(this TranslationFailure failure) => failure is TranslationFailure.RateLimited
        or TranslationFailure.ServerError or TranslationFailure.Rejected or TranslationFailure.OverBudget;

    /// <summary>Whether the failure is the provider's as a whole, so that it will meet the next texts too.</summary>
    internal static bool ConcernsEveryText(this TranslationFailure failure) =>
        failure.IsTransient() || failure is TranslationFailure.Rejected or TranslationFailure.OverBudget;
}
