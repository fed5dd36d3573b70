using Phasa.Collections;
using Phasa.Documents;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Storage;
using Phasa.Translation.Checks;
using Phasa.Translation.Exchange.Tmx;
using Phasa.Translation.Memory;

namespace Phasa.Translation.Exchange;

/// <summary>
/// Takes what translators made of an export, or a translation memory, into a collection: each unit that belongs to a
/// passage becomes a person's translation of it. Thread-safe.
/// </summary>
public sealed class TranslationImport(IKnowledgeStore store, DocumentService documents, JobSignal signal, IEnumerable<ILanguageIdentifier> identifiers)
{
    private const int PairsPerWrite = 1000;

    /// <summary>Imports a file. It is read whole before a passage is written, so that a file that breaks off changes none.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="file">The file; read to its end and not closed.</param>
    /// <param name="name">Its name, for messages and provenance.</param>
    /// <param name="format">Its format.</param>
    /// <param name="options">How it is imported.</param>
    /// <param name="progress">Told the units read so far.</param>
    /// <param name="cancellationToken">Stops it between documents; what was written stays.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidTranslationFile"/> with file and line; pairs of a TMX file
    /// before the fault are in the translation memory. <see cref="ErrorCodes.LanguageNotInCollection"/>;
    /// <see cref="ErrorCodes.InvalidRequest"/> when neither the file nor the options name the language.</exception>
    public async Task<ImportReport> ImportAsync(
        Collection collection, Stream file, string name, ExchangeFormat format, ImportOptions options,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        if (options.Language is { } language && !collection.Languages.Contains(language))
        {
            throw new PhasaException(ErrorCodes.LanguageNotInCollection, $"Collection '{collection.Name}' has {string.Join(", ", collection.Languages)}, not {language}.");
        }

        var run = new ImportRun(store, documents, TranslationChecks.Create(new LanguageIdentifierChain([.. identifiers])), collection, options, format);
        var pairs = 0L;
        var read = 0L;
        if (format == ExchangeFormat.Tmx)
        {
            await foreach (var chunk in TmxReader.ReadFileAsync(file, name, cancellationToken).Chunk(PairsPerWrite).ConfigureAwait(false))
            {
                pairs += await RememberAsync(chunk, collection, name, options, cancellationToken).ConfigureAwait(false);
                foreach (var unit in chunk.SelectMany(tu => TmxUnits.Of(tu, [.. collection.Languages])))
                {
                    await run.AddAsync(unit, cancellationToken).ConfigureAwait(false);
                }

                progress?.Report(read += chunk.Length);
            }
        }
        else
        {
            await foreach (var unit in ExchangeFiles.ReadAsync(format, file, name, cancellationToken).ConfigureAwait(false))
            {
                await run.AddAsync(unit, cancellationToken).ConfigureAwait(false);
                progress?.Report(++read);
            }
        }

        var report = await run.WriteAsync(cancellationToken).ConfigureAwait(false) with { MemoryUnits = pairs };
        var learnt = !options.IsDryRun && (pairs > 0 || report.Count(UnitOutcome.Accepted) > 0);
        var queued = learnt ? await store.Jobs.RequeueAsync(collection.Id, null, null, cancellationToken).ConfigureAwait(false) : 0;
        signal.Set();
        return report with { QueuedJobs = queued };
    }

    /// <summary>Pairs that are of no passage's making go into the memory; those of an export only once they are accepted.</summary>
    private async Task<int> RememberAsync(TmxUnit[] chunk, Collection collection, string name, ImportOptions options, CancellationToken cancellationToken)
    {
        var pairs = chunk.Where(tu => !TmxUnits.IsOwn(tu)).SelectMany(tu => TmxReader.Pairs(tu, [.. collection.Languages], "tmx:" + name)).ToList();
        if (pairs.Count > 0 && !options.IsDryRun)
        {
            await store.TranslationMemory.AddAsync(pairs, cancellationToken).ConfigureAwait(false);
        }

        return pairs.Count;
    }
}
