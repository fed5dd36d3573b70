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
    /// <summary>The file in each folder that the process holds whose folder it is.</summary>
    internal const string OwnerFile = "owner";

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
        return TryOwn(shared) is { } owner
            ? new(Open(shared), shared, owner, IsCopy: false)
            : Copy(shared, Path.Combine(folder, Private + Guid.NewGuid().ToString("n")));
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

    /// <summary>
    /// Makes a folder this process's own until the file is closed or the process ends; null when it is another's. Lucene's own
    /// lock was obtained by two processes at once (4.8.0-beta00017, Linux), and each deleted what the other had written.
    /// </summary>
    private static FileStream? TryOwn(string folder)
    {
        var name = Path.Combine(folder, OwnerFile);
        try
        {
            return new(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(name))
        {
            return null;
        }
    }

    private static FSDirectory Open(string folder) => FSDirectory.Open(folder, NoLockFactory.GetNoLockFactory());

    /// <summary>Copies the last commit of an index that another process writes; an index without one gives an empty folder.</summary>
    private static WordDirectory Copy(string shared, string copy)
    {
        for (var attempt = 1; ; attempt++)
        {
            Directory.CreateDirectory(copy);
            var owner = TryOwn(copy) ?? throw new IOException($"The new folder {copy} is another process's.");
            var target = Open(copy);
            try
            {
                using var source = Open(shared);
                foreach (var file in DirectoryReader.IndexExists(source) ? DirectoryReader.ListCommits(source)[^1].FileNames : [])
                {
                    source.Copy(target, file, file, IOContext.READ_ONCE);
                }

                return new(target, copy, owner, IsCopy: true);
            }
            catch (IOException) when (attempt < CopyAttempts)
            {
                new WordDirectory(target, copy, owner, IsCopy: true).Dispose();
            }
        }
    }

    /// <summary>Deletes copies whose process ended without doing so.</summary>
    private static void RemoveCopies(string folder)
    {
        foreach (var copy in Directory.Exists(folder) ? Directory.GetDirectories(folder, Private + "*") : [])
        {
            // One without the file is being made at this moment, or was left before that; it is empty then.
            if (File.Exists(Path.Combine(copy, OwnerFile)) && TryOwn(copy) is { } owner)
            {
                owner.Dispose();
                TryDelete(copy);
            }
        }
    }
}

/// <summary>The files of one index, for one process.</summary>
/// <param name="Files">The files.</param>
/// <param name="Path">Where they are.</param>
/// <param name="Owner">What makes them this process's.</param>
/// <param name="IsCopy">Whether they go when the process ends.</param>
internal sealed record WordDirectory(Lucene.Net.Store.Directory Files, string Path, FileStream Owner, bool IsCopy) : IDisposable
{
    /// <summary>Deletes what is there: Lucene reads a damaged commit even to replace it.</summary>
    public void Clear()
    {
        foreach (var file in Files.ListAll().Where(f => f != WordFolder.OwnerFile))
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

        Owner.Dispose();
    }
}
