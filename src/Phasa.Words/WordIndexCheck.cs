using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Phasa.Collections;
using Phasa.Storage;
using Phasa.Words.Files;
using Phasa.Words.Texts;
using Directory = System.IO.Directory;

namespace Phasa.Words;

/// <summary>What <c>phasa doctor</c> wants to know about word indexes: whether they are there, of when, how large, and sound to the last byte.</summary>
public static class WordIndexCheck
{
    /// <summary>Looks at the files of every collection, and changes nothing. They may be in use.</summary>
    /// <returns>A finding per collection.</returns>
    public static async Task<IReadOnlyList<StoreFinding>> RunAsync(IKnowledgeStore store, WordIndexOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        var folder = new WordFolder(options.Folder);
        List<StoreFinding> findings = [];
        foreach (var collection in await store.Collections.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            findings.Add(await CheckAsync(store, collection, folder.SharedOf(collection.Id), cancellationToken).ConfigureAwait(false));
        }

        return findings;
    }

    private static async Task<StoreFinding> CheckAsync(IKnowledgeStore store, Collection collection, string path, CancellationToken cancellationToken)
    {
        var name = $"word index {collection.Name}";
        try
        {
            using var files = Directory.Exists(path) ? FSDirectory.Open(path) : null;
            if (files is null || !DirectoryReader.IndexExists(files))
            {
                return new(name, true, "None yet: the first search builds it from the store.");
            }

            using var reader = DirectoryReader.Open(files);
            WordIndex.CheckIntegrity(reader);
            return WordCommit.Of(reader.IndexCommit.UserData) is not { } commit
                ? new(name, true, "Of another version. The next search builds it anew from the store.")
                : new(name, true, await DescribeAsync(store, collection, path, reader, commit, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (WordIndex.IsDamage(e) || e is UnauthorizedAccessException)
        {
            return new(name, false, $"'{path}' cannot be read: {e.Message} The next start builds it anew from the store; look whether the disk is sound.");
        }
    }

    private static async Task<string> DescribeAsync(
        IKnowledgeStore store, Collection collection, string path, DirectoryReader reader, WordCommit commit, CancellationToken cancellationToken)
    {
        var sequence = await store.Feed.SequenceAsync(collection.Id, cancellationToken).ConfigureAwait(false);
        var texts = string.Join(", ", collection.Languages.Select(l => Text($"{l} {reader.GetDocCount(WordFields.WordsOf(l))}")));
        var bytes = reader.IndexCommit.FileNames.Sum(f => reader.Directory.FileLength(f));
        return Text($"As of write {commit.Sequence} of {sequence}; texts: {texts}; {bytes / 1_000_000.0:F1} MB in '{path}'.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
