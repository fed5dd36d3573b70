namespace Phasa.Translation;

/// <summary>One call to one provider, as it went.</summary>
/// <param name="Provider">The provider's configured name.</param>
/// <param name="Offered">How many texts it was given.</param>
/// <param name="Accepted">How many of its translations passed the checks, 0..<paramref name="Offered"/>.</param>
/// <param name="Duration">How long the call took.</param>
/// <param name="Failure">What went wrong; null when nothing did, although it may have had no translation for some texts.</param>
/// <param name="Message">What went wrong, with the evidence; null when nothing did.</param>
/// <param name="RetryAfter">How long the provider asked to be left alone, if it did.</param>
public sealed record TranslationAttempt(
    string Provider, int Offered, int Accepted, TimeSpan Duration,
    TranslationFailure? Failure = null, string? Message = null, TimeSpan? RetryAfter = null)
{
    /// <summary>What the provider is paid for; null when nobody knows, because its answer never came whole.</summary>
    public TranslationUsage? Usage { get; init; }

    /// <summary>Whether it translated another provider's translations back, to check them.</summary>
    public bool IsBackTranslation { get; init; }
}
