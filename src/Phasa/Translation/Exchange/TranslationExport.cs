using System.Runtime.CompilerServices;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.Translation.Exchange;

/// <summary>Gives passages and their translations to translators. Thread-safe.</summary>
public sealed class TranslationExport(IKnowledgeStore store)
{
    private const int PageSize = 200;

    /// <summary>Checks what is asked for and finds out what the file says at its beginning.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="selection">Which passages.</param>
    /// <param name="format">The file's format.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.LanguageNotInCollection"/>, <see cref="ErrorCodes.DocumentNotFound"/>, or
    /// <see cref="ErrorCodes.InvalidRequest"/> for an XLIFF file of passages in several languages: it has room for one.</exception>
    public async Task<PreparedExport> PrepareAsync(
        Collection collection, ExportSelection selection, ExchangeFormat format, CancellationToken cancellationToken = default)
    {
        if (!collection.Languages.Contains(selection.Language))
        {
            throw new PhasaException(
                ErrorCodes.LanguageNotInCollection, $"Collection '{collection.Name}' has {string.Join(", ", collection.Languages)}, not {selection.Language}.");
        }

        if (selection.DocumentId is { } id && await store.Documents.FindAsync(collection.Id, id, cancellationToken).ConfigureAwait(false) is null)
        {
            throw new PhasaException(ErrorCodes.DocumentNotFound, $"Collection '{collection.Name}' has no document '{id}'.");
        }

        var source = selection.Source;
        if (source is null)
        {
            var found = await SourcesAsync(collection, selection, all: format == ExchangeFormat.Xliff, cancellationToken).ConfigureAwait(false);
            if (found.Count > 1)
            {
                throw new PhasaException(
                    ErrorCodes.InvalidRequest,
                    $"An XLIFF file has one source language; the passages are in {string.Join(", ", found.OrderByDescending(f => f.Value).Select(f => $"{f.Key} ({f.Value})"))}.",
                    "Export each source language by itself, with --source or ?source=, or choose another format.");
            }

            source = found.Count == 1 ? found.Keys.Single() : collection.Languages.FirstOrDefault(l => l != selection.Language, selection.Language);
        }

        return new(this, collection, selection, format, new(collection.Name, source.Value, selection.Language));
    }

    /// <summary>The units, by document and place.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="selection">Which passages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<ExchangeUnit> UnitsAsync(
        Collection collection, ExportSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var id in DocumentsAsync(collection, selection, cancellationToken).ConfigureAwait(false))
        {
            // A document that was deleted meanwhile has nothing to translate.
            if (await store.Documents.FindAsync(collection.Id, id, cancellationToken).ConfigureAwait(false) is { } document)
            {
                foreach (var unit in Units(document, selection))
                {
                    yield return unit;
                }
            }
        }
    }

    private async IAsyncEnumerable<string> DocumentsAsync(
        Collection collection, ExportSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (selection.DocumentId is { } one)
        {
            yield return one;
            yield break;
        }

        for (string? after = null; await store.Documents.ListAsync(collection.Id, after, PageSize, cancellationToken).ConfigureAwait(false) is [.., var last] page; after = last.Id)
        {
            foreach (var document in page)
            {
                yield return document.Id;
            }
        }
    }

    private static IEnumerable<ExchangeUnit> Units(StoredDocument document, ExportSelection selection)
    {
        var standing = document.Translations.Where(t => t.Language == selection.Language).ToDictionary(t => t.Passage);
        return from passage in document.Passages
               where passage.Language != selection.Language && (selection.Source is null || passage.Language == selection.Source)
               let translation = standing.GetValueOrDefault(passage.Id)
               let state = StateOf(translation)
               where selection.State is null || selection.State == state
               select new ExchangeUnit
               {
                   Passage = passage.Id,
                   DocumentId = document.Id,
                   Title = document.Title,
                   Ordinal = passage.Ordinal,
                   SourceLanguage = passage.Language,
                   TargetLanguage = selection.Language,
                   Heading = passage.Heading,
                   Source = passage.Text,
                   SourceHash = passage.Hash,
                   OutdatedSource = translation?.OutdatedSource,
                   Target = translation?.Text,
                   State = state,
                   Provenance = translation is null ? null : translation.Provider ?? "human",
               };
    }

    private static ExchangeState StateOf(StoredTranslation? translation) => translation switch
    {
        null => ExchangeState.Missing,
        { IsStale: true } => ExchangeState.Stale,
        { Source: TextSource.Human } => ExchangeState.Human,
        _ => ExchangeState.Machine,
    };

    /// <summary>The passages' languages with their numbers; of all passages, or of the first one.</summary>
    private async Task<Dictionary<LanguageTag, int>> SourcesAsync(Collection collection, ExportSelection selection, bool all, CancellationToken cancellationToken)
    {
        var found = new Dictionary<LanguageTag, int>();
        await foreach (var unit in UnitsAsync(collection, selection, cancellationToken).ConfigureAwait(false))
        {
            found[unit.SourceLanguage!.Value] = found.GetValueOrDefault(unit.SourceLanguage.Value) + 1;
            if (!all)
            {
                break;
            }
        }

        return found;
    }
}
