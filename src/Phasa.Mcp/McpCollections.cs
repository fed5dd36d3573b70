using Phasa.AspNetCore.Paths;
using Phasa.AspNetCore.Problems;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Mcp;

/// <summary>The collections that a client reaches.</summary>
internal sealed class McpCollections(IKnowledgeStore store, McpReach reach)
{
    /// <summary>All of them by name.</summary>
    public async Task<IReadOnlyList<Collection>> AllAsync(CancellationToken cancellationToken)
    {
        var all = await store.Collections.ListAsync(cancellationToken);
        return reach.Collection is { } only ? [.. all.Where(c => c.Name == only)] : all;
    }

    /// <summary>The collection of that name, or the only one when none is named.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>, and <see cref="ErrorCodes.InvalidRequest"/> where one must be named; both with the names there are.</exception>
    public async Task<Collection> OneAsync(string? name, CancellationToken cancellationToken)
    {
        var all = await AllAsync(cancellationToken);
        var names = all.Count == 0 ? "Add documents with 'phasa ingest'." : $"Use one of: {string.Join(", ", all.Select(c => c.Name))}.";
        if (name is null)
        {
            return all switch
            {
                [var only] => only,
                [] => throw new PhasaException(ErrorCodes.CollectionNotFound, "There is no collection.", names),
                _ => throw new PhasaException(ErrorCodes.InvalidRequest, "There are several collections; the call must name one.", names) { Location = "collection" },
            };
        }

        return all.FirstOrDefault(c => c.Name == name)
            ?? throw new PhasaException(ErrorCodes.CollectionNotFound, CollectionNames.Missing(name).Message, names) { Location = "collection" };
    }
}
