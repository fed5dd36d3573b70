namespace Phasa.Ingestion.Readers;

/// <summary>Finds the files below a folder.</summary>
internal static class FileTree
{
    /// <summary>
    /// The files in ordinal order of their relative paths, which have '/' between folders. Hidden files and folders are
    /// left out, and folders that were visited already (symbolic links may form loops), and excluded folders.
    /// </summary>
    /// <param name="root">The folder.</param>
    /// <param name="excluded">Full real paths of folders to leave out.</param>
    public static IEnumerable<(string Path, string Relative)> Files(string root, IReadOnlySet<string> excluded)
    {
        var visited = new HashSet<string>(excluded, StringComparer.Ordinal);
        visited.Remove(RealPath(root));
        return Walk(root, "", visited);
    }

    /// <summary>The path with symbolic links to folders resolved.</summary>
    public static string RealPath(string folder)
    {
        var info = new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var real = info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? info.FullName;
        return Path.GetDirectoryName(real) is { } parent ? Path.Combine(RealPath(parent), Path.GetFileName(real)) : real;
    }

    private static IEnumerable<(string Path, string Relative)> Walk(string folder, string relative, HashSet<string> visited)
    {
        if (!visited.Add(RealPath(folder)))
        {
            yield break;
        }

        var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos()
            .Where(e => !e.Name.StartsWith('.') && !e.Attributes.HasFlag(FileAttributes.Hidden))
            .Select(e => (Name: e.Name + (IsFolder(e) ? "/" : ""), e.FullName))
            .OrderBy(e => e.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var (name, path) in entries)
        {
            if (!name.EndsWith('/'))
            {
                yield return (path, relative + name);
                continue;
            }

            foreach (var file in Walk(path, relative + name, visited))
            {
                yield return file;
            }
        }
    }

    private static bool IsFolder(FileSystemInfo entry) => Directory.Exists(entry.FullName);
}
