using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Cli.Commands;

/// <summary>A collection as it is listed.</summary>
internal sealed record CollectionLine(
    string Name, DateTimeOffset CreatedAt, string Model, string Space, long Documents, long Passages, IReadOnlyList<LanguageCoverage> Coverage)
{
    /// <summary>Reads a collection's figures.</summary>
    public static async Task<CollectionLine> ReadAsync(IKnowledgeStore store, Collection collection, CancellationToken cancellationToken)
    {
        var counts = await store.Collections.CountAsync(collection.Id, cancellationToken);
        var coverage = await store.Collections.CoverageAsync(collection.Id, cancellationToken);
        return new(collection.Name, collection.CreatedAt, collection.Space.Model, collection.Space.Id, counts.Documents, counts.Passages, coverage);
    }
}
