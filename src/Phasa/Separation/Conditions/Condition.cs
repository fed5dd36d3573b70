using Phasa.Languages;

namespace Phasa.Separation.Conditions;

/// <summary>An ordered pair of languages under one embedding space.</summary>
/// <param name="Query">The language of the queries.</param>
/// <param name="Document">The language of the documents.</param>
public readonly record struct Condition(LanguageTag Query, LanguageTag Document)
{
    /// <summary>Whether queries and documents are in one language.</summary>
    public bool IsMonolingual => Query == Document;

    /// <inheritdoc/>
    public override string ToString() => $"{Query}→{Document}";
}
