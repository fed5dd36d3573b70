using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Ingestion;
using Phasa.Ingestion.Readers;
using Phasa.Languages;

namespace Phasa.AspNetCore.Documents;

/// <summary>Writes the documents of a file while it arrives, as many at a time as have. Thread-safe.</summary>
internal sealed class FileImport(DocumentIntake intake, IOptions<ApiOptions> options)
{
    /// <summary>Reads a file to its end; a document that is not acceptable fails alone, and so does a file that cannot be read.</summary>
    /// <param name="collection">Where the documents go.</param>
    /// <param name="file">The file.</param>
    /// <param name="traceId">What finds the work in the service's logs.</param>
    /// <param name="add">Given results as they come, in the file's order.</param>
    /// <param name="cancellationToken">Stops it; what was written stays.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.TooLarge"/>: the file is larger than it may be, and was not read to its end.</exception>
    public async Task RunAsync(
        Collection collection, ImportFile file, string traceId, Action<IReadOnlyList<ImportResult>> add, CancellationToken cancellationToken)
    {
        try
        {
            var read = new ReadContext(file.Name, file.Id ?? Path.ChangeExtension(file.Name, null), options.Value.MaxDocumentCharacters);
            var items = DocumentReaders.Default.Get(file.Name).ReadAsync(file.Content, read, cancellationToken);
            await foreach (var batch in items.BatchAsync(cancellationToken))
            {
                var known = batch.Select(i => i.Document is { Language: null } d ? i with { Document = d with { Language = file.Language } } : i).ToList();
                add(await intake.PutAsync(collection, known, file.Name, traceId, cancellationToken));
            }
        }
        catch (PhasaException e) when (e.Code != ErrorCodes.TooLarge)
        {
            add([DocumentIntake.Failed(file.Name, 0, null, e, traceId)]);
        }
    }
}

/// <summary>A file that somebody sends.</summary>
/// <param name="Name">Its name, with slashes between folders; its extension says how it is read.</param>
/// <param name="Id">The id of the document that it is; null for its name without the extension.</param>
/// <param name="Language">The language of what does not say its own; null to identify it.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record ImportFile(string Name, string? Id, LanguageTag? Language, Stream Content);
