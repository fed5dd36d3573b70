using System.Net;
using System.Runtime.CompilerServices;
using Phasa.Client.Answers;
using Phasa.Client.Collections;
using Phasa.Client.Documents;
using Phasa.Client.Errors;
using Phasa.Client.Json;
using Phasa.Client.Search;

namespace Phasa.Client;

/// <summary>A collection of a service: its documents, searches and answers. Thread-safe.</summary>
public sealed class CollectionClient
{
    private readonly ApiCalls _calls;
    private readonly string _path;

    internal CollectionClient(ApiCalls calls, string name) => (_calls, _path, Name) = (calls, $"v1/collections/{Uri.EscapeDataString(name)}", name);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its settings, counts and coverage.</summary>
    public Task<CollectionInfo> GetAsync(CancellationToken cancellationToken = default) => _calls.GetAsync(_path, ClientJson.Default.CollectionInfo, cancellationToken);

    /// <summary>Deletes it with all that belongs to it.</summary>
    public Task DeleteAsync(CancellationToken cancellationToken = default) => _calls.DeleteAsync(_path, cancellationToken);

    /// <summary>How far each language is covered.</summary>
    public Task<Coverage> GetCoverageAsync(CancellationToken cancellationToken = default) => _calls.GetAsync($"{_path}/coverage", ClientJson.Default.Coverage, cancellationToken);

    /// <summary>Writes a document: new, or in the place of the one with its id. It is durable and searchable in its own language when this returns.</summary>
    public Task<WrittenDocument> PutDocumentAsync(NewDocument document, CancellationToken cancellationToken = default) =>
        _calls.PostAsync($"{_path}/documents", document, ClientJson.Default.NewDocument, ClientJson.Default.WrittenDocument, cancellationToken);

    /// <summary>Writes many documents, which are sent while they are read. A bad one fails alone; results come in the order of the documents.</summary>
    public IAsyncEnumerable<ImportLine> ImportAsync(IAsyncEnumerable<NewDocument> documents, CancellationToken cancellationToken = default) =>
        _calls.LinesAsync($"{_path}/documents", documents, ClientJson.Default.NewDocument, ClientJson.Default.ImportLine, cancellationToken);

    /// <summary>A document with its text; with its passages and their translations where asked for. Null where there is none.</summary>
    public async Task<DocumentInfo?> FindDocumentAsync(string id, bool withPassages = false, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _calls.GetAsync($"{DocumentPath(id)}{(withPassages ? "?passages=true" : "")}", ClientJson.Default.DocumentInfo, cancellationToken).ConfigureAwait(false);
        }
        catch (PhasaApiException e) when (e is { Status: HttpStatusCode.NotFound, Code: "document-not-found" })
        {
            return null;
        }
    }

    /// <summary>All documents by id, without their texts, read page by page.</summary>
    public async IAsyncEnumerable<DocumentInfo> ListDocumentsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? cursor = null;
        do
        {
            var page = await _calls.GetAsync(
                $"{_path}/documents?limit=200{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", ClientJson.Default.DocumentPage, cancellationToken).ConfigureAwait(false);
            foreach (var document in page.Documents)
            {
                yield return document;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    /// <summary>Deletes a document.</summary>
    public Task DeleteDocumentAsync(string id, CancellationToken cancellationToken = default) => _calls.DeleteAsync(DocumentPath(id), cancellationToken);

    /// <summary>Writes a person's translation of a document, which no machine replaces.</summary>
    public Task<WrittenDocument> PutTranslationAsync(string id, string language, HumanTranslation translation, CancellationToken cancellationToken = default) =>
        _calls.PutAsync($"{DocumentPath(id)}/translations/{Uri.EscapeDataString(language)}", translation, ClientJson.Default.HumanTranslation, ClientJson.Default.WrittenDocument, cancellationToken);

    /// <summary>Searches.</summary>
    public Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default) =>
        _calls.PostAsync($"{_path}/search", query, ClientJson.Default.SearchQuery, ClientJson.Default.SearchResult, cancellationToken);

    /// <summary>Answers a question from the passages that a search finds.</summary>
    public Task<Answer> AnswerAsync(AnswerQuery question, CancellationToken cancellationToken = default) =>
        _calls.PostAsync($"{_path}/answers", question with { Stream = null }, ClientJson.Default.AnswerQuery, ClientJson.Default.Answer, cancellationToken);

    /// <summary>Answers a question sentence by sentence; the last event has the whole. Stopping the enumeration stops the service.</summary>
    public IAsyncEnumerable<AnswerEvent> StreamAnswerAsync(AnswerQuery question, CancellationToken cancellationToken = default) =>
        _calls.EventsAsync($"{_path}/answers", question with { Stream = true }, ClientJson.Default.AnswerQuery, AnswerEvent.Read, cancellationToken);

    private string DocumentPath(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return $"{_path}/documents/{Uri.EscapeDataString(id)}";
    }
}
