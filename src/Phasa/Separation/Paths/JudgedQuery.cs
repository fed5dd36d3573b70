using Phasa.Languages;

namespace Phasa.Separation.Paths;

/// <summary>A query in several languages, with the documents that answer it.</summary>
/// <param name="Id">Its id, unique among those it is judged with.</param>
/// <param name="Query">The query by language; not empty.</param>
/// <param name="Relevant">The ids of the right documents, the main answer first; empty when no document answers it.</param>
public sealed record JudgedQuery(string Id, IReadOnlyDictionary<LanguageTag, string> Query, IReadOnlyList<string> Relevant)
{
    /// <summary>Whether any document answers it.</summary>
    public bool IsAnswerable => Relevant.Count > 0;
}
