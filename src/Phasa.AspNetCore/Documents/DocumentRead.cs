using Phasa.Collections;
using Phasa.Documents;

namespace Phasa.AspNetCore.Documents;

/// <summary>Reads documents.</summary>
internal static class DocumentRead
{
    /// <summary>A document and its state per language, both of one version.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.DocumentNotFound"/>.</exception>
    public static async Task<(StoredDocument Document, DocumentSummary Summary)> OfAsync(
        IDocumentStore documents, Collection collection, string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var document = await documents.FindAsync(collection.Id, id, cancellationToken);
            var summary = await documents.SummarizeAsync(collection.Id, id, cancellationToken);
            if (document is null || summary is null)
            {
                throw DocumentEndpoints.Missing(collection, id);
            }

            // Two reads: when a write came between them, both are read anew.
            if (document.Key == summary.Key && document.Revision == summary.Revision)
            {
                return (document, summary);
            }
        }
    }
}
