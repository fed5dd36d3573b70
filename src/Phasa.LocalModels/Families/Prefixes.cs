using Phasa.LocalModels.ModelFolders;

namespace Phasa.LocalModels.Families;

/// <summary>What is put before texts.</summary>
/// <param name="Query">Before a query.</param>
/// <param name="Document">Before a document.</param>
/// <param name="Source">Who says so.</param>
public sealed record Prefixes(string Query, string Document, PrefixSource Source)
{
    // The names under which published folders keep the two prompts of retrieval.
    private static readonly string[] QueryNames = ["query", "search_query", "retrieval.query", "Retrieval-query"];
    private static readonly string[] DocumentNames = ["document", "passage", "search_document", "retrieval.passage", "Retrieval-document"];

    /// <summary>
    /// The options' prefixes, each alone; else those of the folder's own <c>prompts</c>; else the family's. Prompts that
    /// are all empty say nothing: sentence-transformers writes them for every model.
    /// </summary>
    /// <param name="query">The option; null: not given.</param>
    /// <param name="document">The option; null: not given.</param>
    /// <param name="folder">The model's folder.</param>
    /// <param name="family">The model's family; null: unknown.</param>
    public static Prefixes Choose(string? query, string? document, ModelFolder folder, ModelFamily? family)
    {
        var stated = (Query: Stated(folder, QueryNames), Document: Stated(folder, DocumentNames));
        var found = stated.Query.Length + stated.Document.Length > 0 ? new Prefixes(stated.Query, stated.Document, PrefixSource.Folder)
            : family is not null ? new Prefixes(family.QueryPrefix, family.DocumentPrefix, PrefixSource.Family)
            : new Prefixes("", "", PrefixSource.Unknown);
        return query is null && document is null
            ? found
            : new Prefixes(query ?? found.Query, document ?? found.Document, PrefixSource.Options);
    }

    private static string Stated(ModelFolder folder, string[] names) =>
        names.Append(folder.DefaultPrompt ?? "").Select(n => folder.Prompts.GetValueOrDefault(n)).FirstOrDefault(p => p is not null) ?? "";
}
