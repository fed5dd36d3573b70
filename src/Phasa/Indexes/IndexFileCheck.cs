using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Phasa.Collections;
using Phasa.Indexes.Catalogue;
using Phasa.Indexes.Sidecars;
using Phasa.Storage;

namespace Phasa.Indexes;

/// <summary>What <c>phasa doctor</c> wants to know about index files: whether they are there, of when, how large, and sound to the last vector.</summary>
public static class IndexFileCheck
{
    /// <summary>Looks at the files of every collection, and changes nothing.</summary>
    /// <returns>A finding per collection; none where no folder is named.</returns>
    public static async Task<IReadOnlyList<StoreFinding>> RunAsync(IKnowledgeStore store, IndexFileOptions options, CancellationToken cancellationToken = default)
    {
        List<StoreFinding> findings = [];
        if (!string.IsNullOrWhiteSpace(options.Folder))
        {
            foreach (var collection in await store.Collections.ListAsync(cancellationToken).ConfigureAwait(false))
            {
                findings.Add(await CheckAsync(store, collection, options, cancellationToken).ConfigureAwait(false));
            }
        }

        return findings;
    }

    private static async Task<StoreFinding> CheckAsync(IKnowledgeStore store, Collection collection, IndexFileOptions options, CancellationToken cancellationToken)
    {
        var name = $"index files {collection.Name}";
        var files = new CollectionFiles(collection, collection.Space, store, new(options.Folder!), options, NullLogger.Instance);
        var (content, fault) = await files.LookAsync(rowsInMemory: 0, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return fault switch
            {
                null => new(name, true, Text($"None: they are written by the service, for {options.LeastRows} rows and more. The index is read from the store.")),
                SidecarFault.Damaged or SidecarFault.Truncated or SidecarFault.Unreadable =>
                    new(name, false, $"{fault} in '{files.Folder}'. The next start reads the store and writes them anew; delete the folder, and look whether the disk is sound."),
                _ => new(name, true, $"Not to be used ({fault}). The next start reads the store and writes them anew."),
            };
        }

        try
        {
            ReadVectors(content, cancellationToken);
        }
        catch (PhasaException e)
        {
            return new(name, false, $"{e.Message} The service reads the store when it meets it; delete '{files.Folder}', and look whether the disk is sound.");
        }

        var sequence = await store.Feed.SequenceAsync(collection.Id, cancellationToken).ConfigureAwait(false);
        var bytes = Directory.EnumerateFiles(files.Folder).Sum(f => new FileInfo(f).Length);
        var rows = string.Join(", ", content.Languages.Where(l => l.Index is not null).Select(l => Text($"{l.Language} {l.Index!.Snapshot().Living}")));
        return new(name, true, Text($"As of write {content.Sequence} of {sequence}; rows: {rows}; {bytes / 1_000_000.0:F1} MB in '{files.Folder}'."));
    }

    private static void ReadVectors(IndexContent content, CancellationToken cancellationToken)
    {
        foreach (var rows in content.Languages.Select(l => l.Index?.Snapshot()).OfType<LanguageIndexSnapshot>())
        {
            var buffer = new float[rows.Dimensions];
            for (var position = 0; position < rows.Count; position++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows.ReadVector(position, buffer);
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
