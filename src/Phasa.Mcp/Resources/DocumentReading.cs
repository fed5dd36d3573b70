using Phasa.AspNetCore.Problems;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.Mcp.Resources;

/// <summary>Reads documents in a language, each passage without a translation in the language it was written in.</summary>
internal sealed class DocumentReading(IKnowledgeStore store)
{
    /// <summary>A document from one of its passages on.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="id">The document's id.</param>
    /// <param name="language">The language; null for the document's own.</param>
    /// <param name="from">The first passage, from 0.</param>
    /// <param name="longest">How many UTF-16 code units to read at most; at least one passage is read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.DocumentNotFound"/>, <see cref="ErrorCodes.LanguageNotInCollection"/>, <see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public async Task<ReadDocumentResult> ReadAsync(
        Collection collection, string id, LanguageTag? language, int from, int longest, CancellationToken cancellationToken)
    {
        var document = await store.Documents.FindAsync(collection.Id, id, cancellationToken) ?? throw new PhasaException(
            ErrorCodes.DocumentNotFound, AspNetCore.Documents.DocumentEndpoints.Missing(collection, Readable.Shorten(id, 80)).Message,
            "Use the documentId of a hit of search_knowledge, or an address of resources/list.");
        var wanted = language ?? document.Language;
        if (wanted != document.Language && !collection.Languages.Contains(wanted))
        {
            throw new PhasaException(
                ErrorCodes.LanguageNotInCollection, $"Collection '{collection.Name}' does not have the language '{wanted}'.",
                $"Use one of: {string.Join(", ", collection.Languages)}; or none for the original.")
            { Location = "language" };
        }

        if (from < 0 || (from > 0 && from >= document.Passages.Count))
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, $"'from' is {from}; the document has passages 0 to {document.Passages.Count - 1}.") { Location = "from" };
        }

        var passages = Part(document, wanted, from, longest);
        var next = from + passages.Count;
        return new(
            collection.Name,
            document.Id,
            new DocumentUri(collection.Name, document.Id, wanted.Value).ToString(),
            document.Titles.FirstOrDefault(t => t.Language == wanted)?.Text ?? document.Title,
            wanted.Value,
            document.Language.Value,
            document.Version,
            document.UpdatedAt,
            document.Metadata,
            document.Passages.Count,
            passages,
            next < document.Passages.Count ? next : null,
            passages.Count(p => p.Language != wanted.Value));
    }

    private static List<DocumentPassage> Part(StoredDocument document, LanguageTag language, int from, int longest)
    {
        var translations = document.Translations.Where(t => t.Language == language).ToDictionary(t => t.Passage);
        var part = new List<DocumentPassage>();
        foreach (var passage in document.Passages.Skip(from))
        {
            var read = passage.Language != language && translations.TryGetValue(passage.Id, out var t)
                ? new DocumentPassage(passage.Id.ToString(), passage.Ordinal, t.Heading, t.Text, language.Value, t.Source, t.IsStale)
                : new DocumentPassage(passage.Id.ToString(), passage.Ordinal, passage.Heading, passage.Text, passage.Language.Value, TextSource.Original, false);
            longest -= read.Text.Length;
            if (longest < 0 && part.Count > 0)
            {
                break;
            }

            part.Add(read);
        }

        return part;
    }
}
