using System.ComponentModel;
using ModelContextProtocol.Server;
using Phasa.Storage;

namespace Phasa.Mcp.Tools;

/// <summary>Lists collections for an agent.</summary>
[McpServerToolType]
internal sealed class CollectionsTool(IKnowledgeStore store)
{
    /// <summary>Lists the collections.</summary>
    [McpServerTool(Name = "list_collections", Title = "List collections", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Lists the collections with their languages and how much of each is there: a language with a low coverage is answered partly from other languages.")]
    public async Task<KnownCollections> ListAsync(CancellationToken cancellationToken = default)
    {
        List<KnownCollection> known = [];
        foreach (var collection in await store.Collections.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var counts = await store.Collections.CountAsync(collection.Id, cancellationToken).ConfigureAwait(false);
            var coverage = await store.Collections.CoverageAsync(collection.Id, cancellationToken).ConfigureAwait(false);
            known.Add(new(collection.Name, counts.Documents, counts.Passages, [.. coverage.Select(c => new KnownLanguage(c.Language.Value, Math.Round(c.Share, 4)))]));
        }

        return new(known);
    }
}

/// <summary>The collections there are.</summary>
/// <param name="Collections">By name.</param>
internal sealed record KnownCollections(IReadOnlyList<KnownCollection> Collections);

/// <summary>A collection.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documents">How many documents it has.</param>
/// <param name="Passages">How many passages.</param>
/// <param name="Languages">Its languages.</param>
internal sealed record KnownCollection(string Name, long Documents, long Passages, IReadOnlyList<KnownLanguage> Languages);

/// <summary>A language of a collection.</summary>
/// <param name="Language">The language.</param>
/// <param name="Coverage">The share of passages that are there in it, 0 to 1.</param>
internal sealed record KnownLanguage(string Language, double Coverage);
