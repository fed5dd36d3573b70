using System.Globalization;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Indexes.Sidecars;

/// <summary>Whether files are of the store's own history.</summary>
/// <param name="store">The store.</param>
/// <param name="collection">The collection.</param>
/// <param name="space">The space's id.</param>
internal sealed class SetHistory(IKnowledgeStore store, CollectionId collection, string space)
{
    private string Kind => $"rows {space}";

    /// <summary>Remembers a set that is written but not found yet.</summary>
    public Task AddAsync(ulong generation, CancellationToken cancellationToken) =>
        store.Marks.AddAsync(collection, Kind, MarkOf(generation), cancellationToken);

    /// <summary>What is wrong with a set whose header was read before the call.</summary>
    public async Task<SidecarFault> CheckAsync(CatalogueHeader header, CancellationToken cancellationToken)
    {
        // Read after the header: a set of the store's own history cannot be ahead of it then.
        if (await store.Feed.SequenceAsync(collection, cancellationToken).ConfigureAwait(false) is not { } sequence || header.Sequence > sequence)
        {
            return SidecarFault.AheadOfStore;
        }

        return await store.Marks.HasAsync(collection, Kind, MarkOf(header.Generation), cancellationToken).ConfigureAwait(false)
            ? SidecarFault.None
            : SidecarFault.OtherHistory;
    }

    private static string MarkOf(ulong generation) => generation.ToString("x16", CultureInfo.InvariantCulture);
}
