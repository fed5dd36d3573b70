using Phasa.Collections;
using Phasa.Documents;

namespace Phasa.Separation.Paths;

/// <summary>The documents that queries name as their answers.</summary>
internal static class RightDocuments
{
    private const int MostNamed = 20;

    /// <summary>Sees that the collection has them all: one that it lacks would look like one that is not found.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.DocumentNotFound"/>, with those it lacks and the queries that name them.</exception>
    public static async Task RequireAsync(IDocumentStore documents, Collection collection, IReadOnlyList<JudgedQuery> queries, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var named in queries.SelectMany(q => q.Relevant.Select(id => (Id: id, Query: q.Id))).GroupBy(n => n.Id, n => n.Query, StringComparer.Ordinal))
        {
            if (await documents.SummarizeAsync(collection.Id, named.Key, cancellationToken).ConfigureAwait(false) is null)
            {
                missing.Add($"'{named.Key}' ({string.Join(", ", named)})");
            }
        }

        if (missing.Count > 0)
        {
            var more = missing.Count > MostNamed ? $" and {missing.Count - MostNamed} more" : "";
            throw new PhasaException(
                ErrorCodes.DocumentNotFound,
                $"Collection '{collection.Name}' has no document {string.Join(", ", missing.Take(MostNamed))}{more}, which queries name as their answer.",
                $"Correct 'relevant' in those queries, or add the documents; 'phasa documents list --collection {collection.Name}' shows the ids there are.");
        }
    }
}
