using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>A document's state in one language, with the reason where it is not ready.</summary>
/// <param name="Language">The language.</param>
/// <param name="State">The state.</param>
/// <param name="Ready">Passages with a current row.</param>
/// <param name="Stale">Passages with a stale human translation.</param>
/// <param name="Human">Passages with a human translation, current or stale.</param>
/// <param name="Attempts">Attempts of the job so far.</param>
/// <param name="Error">What the last attempt failed with, or null.</param>
/// <param name="RetryAt">When the next attempt is due, for a queued job; else null.</param>
public sealed record LanguageState(
    LanguageTag Language, TranslationState State, int Ready, int Stale, int Human, int Attempts, string? Error, DateTimeOffset? RetryAt);
