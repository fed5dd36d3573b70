using Phasa.Collections;
using Phasa.Documents;

namespace Phasa.Dashboard.Documents;

/// <summary>A part of a collection's documents, in the order of their ids.</summary>
/// <param name="Documents">The documents.</param>
/// <param name="Next">The id that the next part begins after; null on the last.</param>
internal sealed record DocumentPart(IReadOnlyList<DocumentSummary> Documents, string? Next)
{
    private const int Most = 25;

    /// <summary>No documents.</summary>
    public static DocumentPart Empty { get; } = new([], null);

    /// <summary>Reads a part. Ids that begin alike stand together, so a search by their beginning needs no other order.</summary>
    /// <param name="store">The documents.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="find">What ids begin with; null for all.</param>
    /// <param name="after">The id that it begins after; null for the beginning.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<DocumentPart> ReadAsync(
        IDocumentStore store, CollectionId collection, string? find, string? after, CancellationToken cancellationToken)
    {
        var isBeginning = after is null && !string.IsNullOrEmpty(find);
        var found = await store.ListAsync(collection, isBeginning ? find : after, Most + 1, cancellationToken);
        if (!string.IsNullOrEmpty(find))
        {
            // The list begins after an id: one that is just what was asked for stands before it.
            DocumentSummary? whole = isBeginning ? await store.SummarizeAsync(collection, find, cancellationToken) : null;
            found = [.. whole is null ? [] : new[] { whole }, .. found.TakeWhile(d => d.Id.StartsWith(find, StringComparison.Ordinal))];
        }

        return found.Count > Most ? new([.. found.Take(Most)], found[Most - 1].Id) : new(found, null);
    }
}
