using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Storage;

namespace Phasa.Translation.Memory;

/// <summary>Takes a translation file into the memory and sets the documents going that waited for it. Thread-safe.</summary>
public sealed class TranslationMemoryImport(ITranslationMemory memory, IKnowledgeStore store, JobSignal signal)
{
    private const int UnitsPerWrite = 1000;

    /// <summary>Imports a TMX file for a collection's languages and queues its open translation jobs anew.</summary>
    /// <param name="collection">The collection; units in other languages are left out.</param>
    /// <param name="file">The file.</param>
    /// <param name="name">The file's name, for messages and provenance.</param>
    /// <param name="progress">Told the units written so far.</param>
    /// <param name="cancellationToken">Stops between writes; what was written stays.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidTranslationFile"/>; units before the fault are kept.</exception>
    public async Task<TranslationImportResult> ImportAsync(
        Collection collection, Stream file, string name, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var units = 0L;
        await foreach (var chunk in TmxReader.ReadAsync(file, name, [.. collection.Languages], cancellationToken).Chunk(UnitsPerWrite).ConfigureAwait(false))
        {
            await memory.AddAsync(chunk, cancellationToken).ConfigureAwait(false);
            units += chunk.Length;
            progress?.Report(units);
        }

        var queued = units == 0 ? 0 : await store.Jobs.RequeueAsync(collection.Id, null, null, cancellationToken).ConfigureAwait(false);
        signal.Set();
        return new(units, queued);
    }
}

/// <summary>What an import did.</summary>
/// <param name="Units">Ordered pairs of source and target written to the memory.</param>
/// <param name="QueuedJobs">Translation jobs queued anew.</param>
public readonly record struct TranslationImportResult(long Units, int QueuedJobs);
