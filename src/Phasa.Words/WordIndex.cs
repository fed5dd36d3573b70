using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Phasa.Collections;
using Phasa.Words.Files;
using Phasa.Words.Finding;

namespace Phasa.Words;

/// <summary>An open Lucene index and what its last commit says.</summary>
internal sealed class WordIndex : IDisposable
{
    // Lucene's own ten cost a search as many looks into ten dictionaries. Merging more goes on beside searches.
    private const int SegmentsPerTier = 3;

    // What gathering writes anew is at most so many times what was written; an index of gigabytes stays in its tiers.
    private const int GatheredShare = 10;
    private const int MostGathered = 2_000_000;

    private readonly WordDirectory _directory;

    private WordIndex(WordDirectory directory, IndexWriter writer, WordCommit? commit) =>
        (_directory, Writer, Commit) = (directory, writer, commit);

    /// <summary>The writer.</summary>
    public IndexWriter Writer { get; }

    /// <summary>The commit that was opened; null for an empty index.</summary>
    public WordCommit? Commit { get; }

    /// <summary>Where it lies.</summary>
    public string Path => _directory.Path;

    /// <summary>Whether it is another process's, copied.</summary>
    public bool IsCopy => _directory.IsCopy;

    /// <summary>Opens a collection's index, checked to the last byte.</summary>
    /// <param name="folder">Where indexes lie.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="isUsable">Whether what a commit says fits the store; null stands for one of another form.</param>
    /// <param name="refused">Receives why there is an empty index where files were.</param>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static async Task<WordIndex> OpenAsync(WordFolder folder, CollectionId collection, Func<WordCommit?, Task<bool>> isUsable, Action<string> refused)
    {
        var directory = folder.Open(collection);
        try
        {
            var commit = await CheckAsync(directory, isUsable, refused).ConfigureAwait(false);
            if (commit is null)
            {
                directory.Clear();
            }

            return new(directory, Write(directory), commit);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Begins to merge all segments into one where a tenth of the texts lies outside the largest: a search looks its terms up
    /// in each segment's dictionary, which with seven of them took as long as scoring.
    /// </summary>
    /// <param name="reader">What searches read.</param>
    public void Gather(DirectoryReader reader)
    {
        var largest = reader.Leaves.Max(l => (int?)l.AtomicReader.MaxDoc) ?? 0;
        if (reader.Leaves.Count > 1 && reader.MaxDoc <= MostGathered && (reader.MaxDoc - largest) * GatheredShare >= reader.MaxDoc)
        {
            Writer.ForceMerge(1, doWait: false);
        }
    }

    /// <summary>Reads every file of a commit to its checksum.</summary>
    internal static void CheckIntegrity(DirectoryReader reader)
    {
        foreach (var leaf in reader.Leaves)
        {
            leaf.AtomicReader.CheckIntegrity();
        }
    }

    /// <summary>Whether files are to blame: Lucene meets a damaged one with whatever its bytes lead to.</summary>
    internal static bool IsDamage(Exception e) =>
        e is IOException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException or FormatException;

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            // What is not committed is read from the store again.
            Writer.Rollback();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The disk failed before; nothing is lost by forgetting what it has not.
        }

        _directory.Dispose();
    }

    private static async Task<WordCommit?> CheckAsync(WordDirectory directory, Func<WordCommit?, Task<bool>> isUsable, Action<string> refused)
    {
        try
        {
            if (!DirectoryReader.IndexExists(directory.Files))
            {
                return null;
            }

            // Read, not mapped: what is only checked does not stay resident.
            using var files = new NIOFSDirectory(directory.Path);
            using var reader = DirectoryReader.Open(files);
            var commit = WordCommit.Of(reader.IndexCommit.UserData);
            if (!await isUsable(commit).ConfigureAwait(false))
            {
                refused(commit is null ? "it is of another version" : "it is not of this store's history");
                return null;
            }

            CheckIntegrity(reader);
            return commit;
        }
        catch (Exception e) when (IsDamage(e))
        {
            refused(e.Message);
            return null;
        }
    }

    private static IndexWriter Write(WordDirectory directory) => new(
        directory.Files,
        new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
        {
            Similarity = new BM25Similarity(),
            RAMBufferSizeMB = 64,
            MergePolicy = new TieredMergePolicy { SegmentsPerTier = SegmentsPerTier, MaxMergeAtOnce = SegmentsPerTier },
        });
}
