using System.Runtime.CompilerServices;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Ingestion;
using Phasa.Ingestion.Readers;
using Phasa.Languages;

namespace Phasa.Cli.Ingestion;

/// <summary>
/// Brings files into a collection, a batch at a time, so that memory is bounded and what is written stays written when
/// it is stopped.
/// </summary>
/// <param name="documents">Where the documents go.</param>
/// <param name="collection">The collection.</param>
/// <param name="report">Told each thing that did not become a document.</param>
/// <param name="progress">Told the number of documents so far.</param>
internal sealed class Ingester(DocumentService documents, Collection collection, Action<IngestIssue> report, Action<long> progress)
{
    private const int BatchDocuments = 64;
    private const int BatchCharacters = 1 << 20;

    private readonly Lock _lock = new();
    private readonly IngestSummary _summary = new();

    /// <summary>Ingests paths.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="translations">Folders of translations by language.</param>
    /// <param name="language">The language of documents that name none; identified when null.</param>
    /// <param name="cancellationToken">Stops it between batches; those that are being written are written whole.</param>
    /// <exception cref="PhasaException">A path does not exist, or the model or the store failed.</exception>
    public async Task<IngestSummary> RunAsync(
        IReadOnlyList<string> paths, IReadOnlyDictionary<LanguageTag, string> translations, LanguageTag? language, CancellationToken cancellationToken)
    {
        try
        {
            var written = BatchesAhead.RunAsync(
                BatchAsync(paths, translations, language, cancellationToken), batch => batch.Select(b => b.Document.Id), WriteAsync, CancellationToken.None);
            await foreach (var (batch, outcomes) in written)
            {
                Count(batch, outcomes);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _summary.Interrupted = true;
        }

        return _summary;
    }

    /// <summary>The documents of the paths, some at a time; what is none is reported.</summary>
    private async IAsyncEnumerable<List<(string Place, DocumentInput Document)>> BatchAsync(
        IReadOnlyList<string> paths, IReadOnlyDictionary<LanguageTag, string> translations, LanguageTag? language, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<(string Place, DocumentInput Document)> batch = [];
        var characters = 0;
        await foreach (var (path, item, skipped) in new DocumentFiles(DocumentReaders.Default).ReadAsync(paths, translations, cancellationToken))
        {
            var place = item is { Line: > 0 } && DocumentReaders.Default.Find(path) is not TextFileReader ? $"{path}:{item.Line}" : path;
            if (item?.Document is { } document)
            {
                batch.Add((place, document with { Language = document.Language ?? language }));
                characters += document.Text.Length + document.Translations.Values.Sum(t => t.Text.Length);
            }
            else if (item is not null)
            {
                Fail(place, null, item.Error!);
            }
            else
            {
                lock (_lock)
                {
                    _summary.Skipped++;
                    report(new(place, null, null, skipped!, null));
                }
            }

            if (batch.Count >= BatchDocuments || characters >= BatchCharacters)
            {
                yield return batch;
                cancellationToken.ThrowIfCancellationRequested();
                (batch, characters) = ([], 0);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>Writes a batch whole: a stop waits for its end.</summary>
    private async Task<(List<(string Place, DocumentInput Document)> Batch, IReadOnlyList<PutOutcome> Outcomes)> WriteAsync(
        List<(string Place, DocumentInput Document)> batch) =>
        (batch, await documents.PutAsync(collection, batch.ConvertAll(b => b.Document), CancellationToken.None));

    private void Count(List<(string Place, DocumentInput Document)> batch, IReadOnlyList<PutOutcome> outcomes)
    {
        foreach (var ((place, document), outcome) in batch.Zip(outcomes))
        {
            switch (outcome.Change)
            {
                case DocumentChangeKind.Created:
                    _summary.Created++;
                    break;
                case DocumentChangeKind.Replaced:
                    _summary.Replaced++;
                    break;
                case DocumentChangeKind.Unchanged:
                    _summary.Unchanged++;
                    break;
                default:
                    Fail(place, document.Id, outcome.Error!);
                    break;
            }
        }

        progress(_summary.Documents);
    }

    // Files are read on while results are counted.
    private void Fail(string place, string? id, PhasaException error)
    {
        lock (_lock)
        {
            _summary.Failed++;
            report(IngestIssue.Of(place, id, error));
        }
    }
}
