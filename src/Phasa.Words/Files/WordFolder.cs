using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Phasa.Collections;
using Directory = System.IO.Directory;

namespace Phasa.Words.Files;

/// <summary>
/// Where the word indexes lie: a folder per collection. The process that first asks for one keeps it; another process at the
/// same time works on a copy of its last commit, in a folder of its own that goes when it ends.
/// </summary>
/// <param name="path">The folder of all collections; made when needed.</param>
internal sealed class WordFolder(string path)
{
    private const string Shared = "index";
    private const string Private = "copy-";

    // The other process may delete a file of its old commit while it is copied.
    private const int CopyAttempts = 3;

    /// <summary>Opens a collection's index for this process alone.</summary>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public WordDirectory Open(CollectionId collection)
    {
        var folder = FolderOf(collection);
        RemoveCopies(folder);
        var shared = SharedOf(collection);
        Directory.CreateDirectory(shared);
        var own = FSDirectory.Open(shared);
        var held = own.MakeLock(IndexWriter.WRITE_LOCK_NAME);
        if (held.Obtain())
        {
            // The writer takes it again; between the two another process may come first, which the writer then says.
            held.Dispose();
            return new(own, shared, IsCopy: false);
        }

        own.Dispose();
        return Copy(shared, Path.Combine(folder, Private + Guid.NewGuid().ToString("n")));
    }

    /// <summary>Where the files lie that outlive a process.</summary>
    public string SharedOf(CollectionId collection) => Path.Combine(FolderOf(collection), Shared);

    /// <summary>The collections that have a folder.</summary>
    public IEnumerable<CollectionId> Collections() => !Directory.Exists(path)
        ? []
        : Directory.EnumerateDirectories(path)
            .Select(d => long.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new CollectionId(id) : (CollectionId?)null)
            .OfType<CollectionId>();

    /// <summary>Deletes a collection's folder, as far as it can be.</summary>
    public void Remove(CollectionId collection) => TryDelete(FolderOf(collection));

    /// <summary>Deletes a folder, as far as it can be: what another process holds goes when that ends.</summary>
    internal static void TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Tried again by whoever comes next.
        }
    }

    private string FolderOf(CollectionId collection) => Path.Combine(path, collection.Value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a copy was finished, so that its lock says whether its process lives; one that is still made is left alone for an hour.</summary>
    private static bool HasOwner(string copy) =>
        File.Exists(Path.Combine(copy, IndexWriter.WRITE_LOCK_NAME)) || DateTime.UtcNow - Directory.GetCreationTimeUtc(copy) > TimeSpan.FromHours(1);

    /// <summary>Copies the last commit of an index that another process writes; an index without one gives an empty folder.</summary>
    private static WordDirectory Copy(string shared, string copy)
    {
        for (var attempt = 1; ; attempt++)
        {
            Directory.CreateDirectory(copy);
            var target = FSDirectory.Open(copy);
            try
            {
                using var source = FSDirectory.Open(shared);
                foreach (var file in DirectoryReader.IndexExists(source) ? DirectoryReader.ListCommits(source)[^1].FileNames : [])
                {
                    source.Copy(target, file, file, IOContext.READ_ONCE);
                }

                return new(target, copy, IsCopy: true);
            }
            catch (IOException) when (attempt < CopyAttempts)
            {
                target.Dispose();
                TryDelete(copy);
            }
        }
    }

    /// <summary>Deletes copies whose process ended without doing so.</summary>
    private static void RemoveCopies(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var copy in Directory.EnumerateDirectories(folder, Private + "*").ToList())
        {
            using var directory = FSDirectory.Open(copy);
            using var held = directory.MakeLock(IndexWriter.WRITE_LOCK_NAME);
            if (HasOwner(copy) && held.Obtain())
            {
                held.Dispose();
                TryDelete(copy);
            }
        }
    }
}

/// <summary>The files of one index, for one process.</summary>
/// <param name="Files">The files.</param>
/// <param name="Path">Where they are.</param>
/// <param name="IsCopy">Whether they go when the process ends.</param>
internal sealed record WordDirectory(Lucene.Net.Store.Directory Files, string Path, bool IsCopy) : IDisposable
{
    /// <summary>Deletes what is there: Lucene reads a damaged commit even to replace it.</summary>
    /// <exception cref="LockObtainFailedException">Another process has just opened it.</exception>
    public void Clear()
    {
        using var held = Files.MakeLock(IndexWriter.WRITE_LOCK_NAME);
        if (!held.Obtain())
        {
            throw new LockObtainFailedException(Path);
        }

        foreach (var file in Files.ListAll().Where(f => f != IndexWriter.WRITE_LOCK_NAME))
        {
            Files.DeleteFile(file);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Files.Dispose();
        if (IsCopy)
        {
            WordFolder.TryDelete(Path);
        }
    }
}
