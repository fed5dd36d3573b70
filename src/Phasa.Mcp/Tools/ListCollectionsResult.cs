using Phasa.Collections;

namespace Phasa.Mcp.Tools;

/// <summary>The collections that can be searched.</summary>
/// <param name="Collections">The collections by name.</param>
internal sealed record ListCollectionsResult(IReadOnlyList<KnowledgeCollection> Collections);

/// <summary>A collection.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Languages">The languages users ask in, the default one first.</param>
/// <param name="Documents">How many documents it has.</param>
/// <param name="Passages">How many passages they have.</param>
/// <param name="Coverage">The share of passages with a current text in each language, 0 to 1.</param>
internal sealed record KnowledgeCollection(
    string Name, IReadOnlyList<string> Languages, long Documents, long Passages, IReadOnlyDictionary<string, double> Coverage)
{
    public static KnowledgeCollection Of(Collection collection, CollectionCounts counts, IReadOnlyList<LanguageCoverage> coverage) => new(
        collection.Name,
        [.. collection.Languages.Select(l => l.Value)],
        counts.Documents,
        counts.Passages,
        coverage.ToDictionary(c => c.Language.Value, c => Math.Round(c.Share, 4)));
}
