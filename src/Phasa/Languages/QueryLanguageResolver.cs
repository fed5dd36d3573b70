namespace Phasa.Languages;

/// <summary>
/// Settles the language of a query: what the caller says, else what the text says, else the first candidate. Thread-safe.
/// </summary>
/// <param name="identifier">Reads the language off the text, usually a <see cref="LanguageIdentifierChain"/>.</param>
public sealed class QueryLanguageResolver(ILanguageIdentifier identifier)
{
    /// <summary>The language and how it came to be known; one of the candidates unless the caller names another.</summary>
    /// <param name="requested">The language the caller names; null or undetermined when none. A tag that is no candidate
    /// stands for the only candidate of the same primary language (<c>pt-BR</c> for <c>pt</c>), else for itself: a
    /// collection can be asked in any language, through fallback.</param>
    /// <param name="text">The query.</param>
    /// <param name="candidates">The collection's languages, its default first; at least one.</param>
    public LanguageIdentification Resolve(LanguageTag? requested, string text, IReadOnlyList<LanguageTag> candidates)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentOutOfRangeException.ThrowIfZero(candidates.Count);
        return requested is { } language && language != LanguageTag.Undetermined
            ? new LanguageIdentification(Requested(language, candidates), LanguageSource.Requested)
            : identifier.Identify(text, candidates) ?? new LanguageIdentification(candidates[0], LanguageSource.Default);
    }

    private static LanguageTag Requested(LanguageTag language, IReadOnlyList<LanguageTag> candidates) =>
        !candidates.Contains(language) && candidates.Where(c => c.Primary == language.Primary).ToList() is [var only] ? only : language;
}
