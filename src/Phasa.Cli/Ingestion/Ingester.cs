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
    private const int BatchDocuments = 32;
    private const int BatchCharacters = 1 << 20;

    private readonly List<(string Place, DocumentInput Document)> _batch = [];
    private readonly IngestSummary _summary = new();
    private int _characters;

    /// <summary>Ingests paths.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="translations">Folders of translations by language.</param>
    /// <param name="language">The language of documents that name none; identified when null.</param>
    /// <param name="cancellationToken">Stops it between batches.</param>
    /// <exception cref="PhasaException">A path does not exist, or the model or the store failed.</exception>
    public async Task<IngestSummary> RunAsync(
        IReadOnlyList<string> paths, IReadOnlyDictionary<LanguageTag, string> translations, LanguageTag? language, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var (path, item, skipped) in new DocumentFiles(DocumentReaders.Default).ReadAsync(paths, translations, cancellationToken))
            {
                var place = item is { Line: > 0 } && DocumentReaders.Default.Find(path) is not TextFileReader ? $"{path}:{item.Line}" : path;
                if (item?.Document is { } document)
                {
                    _batch.Add((place, document with { Language = document.Language ?? language }));
                    _characters += document.Text.Length + document.Translations.Values.Sum(t => t.Text.Length);
                }
                else if (item is not null)
                {
                    Fail(place, null, item.Error!);
                }
                else
                {
                    _summary.Skipped++;
                    report(new(place, null, null, skipped!, null));
                }

                if (_batch.Count >= BatchDocuments || _characters >= BatchCharacters)
                {
                    await WriteAsync();
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }

            await WriteAsync();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _summary.Interrupted = true;
        }

        return _summary;
    }

    /// <summary>Writes the batch whole: a stop waits for its end.</summary>
    private async Task WriteAsync()
    {
        var outcomes = await documents.PutAsync(collection, _batch.ConvertAll(b => b.Document), CancellationToken.None);
        foreach (var ((place, document), outcome) in _batch.Zip(outcomes))
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

        _batch.Clear();
        _characters = 0;
        progress(_summary.Documents);
    }

    private void Fail(string place, string? id, PhasaException error)
    {
        _summary.Failed++;
        report(IngestIssue.Of(place, id, error));
    }
}
