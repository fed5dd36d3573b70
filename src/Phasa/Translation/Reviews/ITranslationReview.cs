using Phasa.Translation.Checks;

namespace Phasa.Translation.Reviews;

/// <summary>
/// A question to translations that have passed the checks, for which a model or another provider is asked. What it finds
/// hands the text over to the next provider, as a check's finding does. Implementations are thread-safe.
/// </summary>
public interface ITranslationReview
{
    /// <summary>Reviews the translations of one answer together.</summary>
    /// <param name="pair">From and to.</param>
    /// <param name="texts">The texts, one at least.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/> when the embedding model fails.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<ReviewAnswer> ReviewAsync(LanguagePair pair, IReadOnlyList<ReviewedText> texts, CancellationToken cancellationToken);
}

/// <summary>A translation to review.</summary>
/// <param name="Source">The original.</param>
/// <param name="Output">The translation.</param>
public readonly record struct ReviewedText(string Source, string Output);

/// <summary>What a review found.</summary>
/// <param name="Findings">As many entries as there were texts, in their order; null for a text that is good, or that the review has no say about.</param>
/// <param name="Attempts">The calls to providers that it took.</param>
public sealed record ReviewAnswer(IReadOnlyList<CheckFinding?> Findings, IReadOnlyList<TranslationAttempt> Attempts);
