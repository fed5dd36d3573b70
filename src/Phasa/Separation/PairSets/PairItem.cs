using Phasa.Languages;

namespace Phasa.Separation.PairSets;

/// <summary>One meaning, written down as a query and as a document in each of several languages.</summary>
/// <param name="Id">Its id, unique in the set.</param>
/// <param name="Query">The query text by language; not empty.</param>
/// <param name="Document">The document text by language; not empty.</param>
public sealed record PairItem(
    string Id, IReadOnlyDictionary<LanguageTag, string> Query, IReadOnlyDictionary<LanguageTag, string> Document)
{
    /// <summary>The languages whose query is a user's, out of the search log; the others are titles, or whatever the set's author wrote.</summary>
    public IReadOnlyList<LanguageTag> AskedIn { get; init; } = [];
}
