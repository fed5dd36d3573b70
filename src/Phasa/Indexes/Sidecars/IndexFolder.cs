using System.Globalization;
using Phasa.Collections;

namespace Phasa.Indexes.Sidecars;

/// <summary>
/// The folder that keeps indexes between runs, with a folder for each collection and space. Everything in it is derived from
/// the store and may be deleted at any time. Several processes may use it: one writes a set at a time, readers need no turn.
/// </summary>
/// <param name="path">The folder; made when something is first written.</param>
internal sealed class IndexFolder(string path)
{
    private const string LockName = "lock";

    /// <summary>The folder of a collection's files in a space.</summary>
    public string FolderOf(CollectionId collection, string space) =>
        Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{collection.Value}-{space}"));

    /// <summary>Takes the turn to write a set; null while another process or thread has it.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static IDisposable? TryLock(string folder)
    {
        Directory.CreateDirectory(folder);
        var name = Path.Combine(folder, LockName);
        try
        {
            return new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(name))
        {
            return null;
        }
    }

    /// <summary>Deletes what the catalogue does not name: older files, and what a process left behind that ended while it wrote. Only who holds the lock may.</summary>
    public static void CleanBeside(string folder)
    {
        try
        {
            Clean(folder, CatalogueFile.NamedBy(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // They are in nobody's way; tried again with the next set.
        }
    }

    /// <summary>Deletes what processes left behind that ended while they wrote a set, unless one is being written.</summary>
    public static void CleanUp(string folder)
    {
        try
        {
            using var turn = TryLock(folder);
            if (turn is not null)
            {
                CleanBeside(folder);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written cannot be cleaned.
        }
    }

    /// <summary>Deletes a set, unless another process writes it at this moment. What others have open they can go on reading.</summary>
    public static void Discard(string folder)
    {
        try
        {
            if (Directory.Exists(folder) && TryLock(folder) is { } turn)
            {
                using (turn)
                {
                    File.Delete(Path.Combine(folder, CatalogueFile.Name));
                    Clean(folder, []);

                    // While it is held: nobody else can have it.
                    File.Delete(Path.Combine(folder, LockName));
                    Directory.Delete(folder);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Tried again with the next look at the folder.
        }
    }

    /// <summary>The sets there are, by the collection and space in their folders' names.</summary>
    public IReadOnlyList<(string Folder, CollectionId Collection, string Space)> Sets()
    {
        try
        {
            return [.. Directory.EnumerateDirectories(path).Select(Parse).OfType<(string, CollectionId, string)>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static void Clean(string folder, IReadOnlyCollection<string> named)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (Path.GetFileName(file) is var name && name != LockName && !named.Contains(name))
            {
                File.Delete(file);
            }
        }
    }

    private static (string, CollectionId, string)? Parse(string folder) =>
        Path.GetFileName(folder).Split('-', 2) is [var collection, var space]
            && long.TryParse(collection, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? (folder, new CollectionId(id), space)
                : null;
}
