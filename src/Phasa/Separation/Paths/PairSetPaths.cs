using Phasa.Languages;
using Phasa.Separation.PairSets;

namespace Phasa.Separation.Paths;

/// <summary>
/// Asks a pair set's queries against its own documents as a small knowledge base written in the source language: through
/// rows in the query's language, across languages, and with the item's query in the source language standing for a
/// perfect translation of the query.
/// </summary>
public static class PairSetPaths
{
    /// <summary>What every query gets on every path; empty where the set has no documents in the source language.</summary>
    public static IReadOnlyList<PathAnswer> Ask(PairSet pairs, PairVectors vectors, LanguageTag source) =>
        throw new NotImplementedException($"{pairs} {vectors} {source}");
}
