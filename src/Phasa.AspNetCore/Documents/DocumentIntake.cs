using Microsoft.Extensions.Logging;
using Phasa.AspNetCore.Paths;
using Phasa.AspNetCore.Problems;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Ingestion;
using Phasa.Storage;

namespace Phasa.AspNetCore.Documents;

/// <summary>Writes documents and says what became of each. Thread-safe.</summary>
internal sealed partial class DocumentIntake(DocumentService documents, IKnowledgeStore store, ILogger<DocumentIntake> logger)
{
    /// <summary>Writes one document.</summary>
    public async Task<(DocumentChangeKind Change, DocumentAnswer Answer)> PutAsync(
        Collection collection, DocumentInput document, CancellationToken cancellationToken)
    {
        if (DocumentIds.Unaddressable(document.Id) is { } error)
        {
            throw error;
        }

        var change = await documents.PutAsync(collection, document, cancellationToken);
        return (change, await AnswerAsync(collection, document.Id, cancellationToken));
    }

    /// <summary>What a document is now.</summary>
    public async Task<DocumentAnswer> AnswerAsync(Collection collection, string id, CancellationToken cancellationToken) =>
        await store.Documents.SummarizeAsync(collection.Id, id, cancellationToken) is { } summary
            ? DocumentAnswer.Of(summary)
            : throw new PhasaException(ErrorCodes.WriteConflict, $"Document '{id}' was deleted by another call right after it was written.");

    /// <summary>Writes what was read from a body or file; each document fails alone, and nothing but the caller's leaving is raised.</summary>
    /// <returns>The results in the items' order.</returns>
    public async Task<IReadOnlyList<ImportResult>> PutAsync(
        Collection collection, IReadOnlyList<ReadItem> items, string? file, string traceId, CancellationToken cancellationToken)
    {
        var refused = items.Select(i => i.Error ?? DocumentIds.Unaddressable(i.Document!.Id)).ToList();
        var outcomes = new Queue<PutOutcome>(await WriteAsync(
            collection, [.. items.Where((_, i) => refused[i] is null).Select(i => i.Document!)], cancellationToken));
        var results = new List<ImportResult>();
        for (var i = 0; i < items.Count; i++)
        {
            results.Add(refused[i] is { } error
                ? Failed(file, items[i].Line, items[i].Document?.Id, error, traceId)
                : await ResultAsync(collection, items[i], outcomes.Dequeue(), file, traceId, cancellationToken));
        }

        return results;
    }

    /// <summary>The result of something that could not even be read.</summary>
    public static ImportResult Failed(string? file, int line, string? id, PhasaException error, string traceId) =>
        new() { File = file, Line = line, Outcome = "failed", Id = id, Error = Problem.Of(error, traceId) };

    private async Task<IReadOnlyList<PutOutcome>> WriteAsync(Collection collection, IReadOnlyList<DocumentInput> inputs, CancellationToken cancellationToken)
    {
        try
        {
            return await documents.PutAsync(collection, inputs, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return [.. inputs.Select(i => new PutOutcome(i.Id, null, Explain(e)))];
        }
    }

    private async Task<ImportResult> ResultAsync(
        Collection collection, ReadItem item, PutOutcome outcome, string? file, string traceId, CancellationToken cancellationToken)
    {
        try
        {
            var answer = outcome.Change is null ? throw outcome.Error! : await AnswerAsync(collection, outcome.Id, cancellationToken);
            return new()
            {
                File = file,
                Line = item.Line,
                Outcome = outcome.Change.Value.ToString().ToLowerInvariant(),
                Id = answer.Id,
                Version = answer.Version,
                Language = answer.Language,
                Passages = answer.Passages,
                Translations = answer.Translations,
            };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(file, item.Line, outcome.Id, Explain(e), traceId);
        }
    }

    private PhasaException Explain(Exception e)
    {
        var error = Failures.Of(e);
        if (error.Code.Fault == Fault.Bug)
        {
            LogBug(e);
        }

        return error;
    }

    [LoggerMessage(3004, LogLevel.Error, "Documents of an import failed unexpectedly")]
    private partial void LogBug(Exception exception);
}
