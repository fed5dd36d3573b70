namespace Phasa.LocalModels.Pull;

/// <summary>
/// The folder beside the target in which a pull gathers its files, held by one process at a time. It becomes the target
/// in one step when everything is there, and stays when the pull is cut off, for the next one to go on.
/// </summary>
internal sealed class PullFolder : IDisposable
{
    private readonly FileStream _lock;

    private PullFolder(string target, FileStream locked) => (Target, _lock) = (target, locked);

    /// <summary>The folder the model shall have.</summary>
    public string Target { get; }

    private string Parts => Working(Target);

    /// <summary>Takes the folder.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.WriteConflict"/> when another pull has it.</exception>
    public static PullFolder Take(string target)
    {
        Directory.CreateDirectory(Working(target));
        try
        {
            return new(target, new FileStream(
                Path.Combine(Working(target), "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PhasaException(
                ErrorCodes.WriteConflict, $"Another pull into '{target}' is under way: {e.Message}", "Wait until it has ended, or pull to another folder with --to.", e);
        }
    }

    /// <summary>What has come of a file so far.</summary>
    public PartFile Part(HubFile file) => new(Parts, file.Checksum);

    /// <summary>Refuses to begin what would not fit on the disk.</summary>
    /// <param name="files">The files.</param>
    /// <param name="free">Free bytes on the disk of a folder.</param>
    public void RequireSpace(IEnumerable<HubFile> files, Func<string, long> free)
    {
        const long Reserve = 64 << 20;
        var (lacking, there) = (files.Sum(f => f.Bytes - Math.Min(f.Bytes, Part(f).Length)), free(Parts));
        if (lacking + Reserve > there)
        {
            throw new PhasaException(
                ErrorCodes.StoreUnavailable,
                $"'{Target}' would need {lacking >> 20} MiB more, and {there >> 20} MiB are free on its disk.",
                "Free some space, or pull to a folder on another disk with --to.");
        }
    }

    /// <summary>Gives the files their names and the folder its own, in one step.</summary>
    public void Finish(IEnumerable<HubFile> files, PullRecord record)
    {
        var tree = Path.Combine(Parts, "model");
        if (Directory.Exists(tree))
        {
            Directory.Delete(tree, recursive: true);
        }

        foreach (var same in files.GroupBy(f => f.Checksum))
        {
            // Several paths may have one content; the last of them takes the file itself.
            foreach (var (left, file) in same.Reverse().Index().Reverse())
            {
                var path = Path.Combine(tree, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                Give(Part(file).WholePath, path, keep: left > 0);
            }
        }

        record.Write(tree);
        if (Directory.Exists(Target))
        {
            // Empty, or it would not have come so far.
            Directory.Delete(Target);
        }

        Directory.Move(tree, Target);
        Remove();
    }

    /// <summary>Throws away what was gathered.</summary>
    public void Remove()
    {
        Dispose();
        Directory.Delete(Parts, recursive: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static void Give(string from, string to, bool keep)
    {
        if (keep)
        {
            File.Copy(from, to);
        }
        else
        {
            File.Move(from, to);
        }
    }

    private static string Working(string target) => target + ".pulling";
}
