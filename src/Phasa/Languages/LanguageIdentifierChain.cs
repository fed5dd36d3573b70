namespace Phasa.Languages;

/// <summary>
/// Asks identifiers in order and takes the first answer that is one of the candidates. Thread-safe when they are.
/// </summary>
/// <param name="identifiers">The identifiers, strongest evidence first: script, then detector.</param>
public sealed class LanguageIdentifierChain(IReadOnlyList<ILanguageIdentifier> identifiers) : ILanguageIdentifier
{
    /// <inheritdoc/>
    public LanguageIdentification? Identify(string text, IReadOnlyList<LanguageTag> candidates)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(candidates);
        foreach (var identifier in identifiers)
        {
            if (identifier.Identify(text, candidates) is { } found && candidates.Contains(found.Language))
            {
                return found;
            }
        }

        return null;
    }
}
