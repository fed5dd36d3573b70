using Phasa.Cli.Hosting;

namespace Phasa.Cli.Demo;

/// <summary>Where a demo keeps its data: a folder of its own that was empty before.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="IsTemporary">Whether nobody named it.</param>
internal sealed record DemoFolder(DataFolder Folder, bool IsTemporary)
{
    /// <summary>The named folder, made when it does not exist, or a temporary one.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/> when the named folder is not empty.</exception>
    public static DemoFolder Open(string? named)
    {
        if (named is null)
        {
            return new(new(Directory.CreateTempSubdirectory("phasa-demo-").FullName), true);
        }

        var folder = new DataFolder(Path.GetFullPath(named));
        if (File.Exists(folder.Path) || (Directory.Exists(folder.Path) && Directory.EnumerateFileSystemEntries(folder.Path).Any()))
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest, $"The folder '{folder.Path}' is not empty; the demo leaves what is there alone.",
                "Name a new or empty folder or none, or serve what is there with 'phasa serve --data DIR'.");
        }

        folder.Create();
        return new(folder, false);
    }

    /// <summary>Removes a temporary folder.</summary>
    public void Remove()
    {
        if (IsTemporary)
        {
            Directory.Delete(Folder.Path, recursive: true);
        }
    }
}
