namespace Phasa.Cli.Hosting;

/// <summary>
/// Says that a service or a worker runs on a data folder. It is a shared lock on a file, which the system takes away when
/// the process ends, however that is.
/// </summary>
internal sealed class FolderUse : IDisposable
{
    private const string Name = "phasa.lock";

    private readonly FileStream? _file;

    private FolderUse(FileStream? file) => _file = file;

    /// <summary>Marks the folder as in use until disposed. Where the file system has no locks nothing is marked.</summary>
    public static FolderUse Begin(DataFolder folder)
    {
        var path = Path.Combine(folder.Path, Name);
        for (var attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))
                {
                    // Made here, so that below it can be opened for reading, which is what shares the lock.
                }

                return new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read));
            }
            catch (IOException)
            {
                // Another process looks whether the folder is in use, which takes no time.
                Thread.Sleep(10);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or NotSupportedException)
            {
                break;
            }
        }

        return new(null);
    }

    /// <summary>Whether any process has marked the folder.</summary>
    public static bool Exists(DataFolder folder)
    {
        try
        {
            using var all = new FileStream(Path.Combine(folder.Path, Name), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Keeps services and workers out of the folder until disposed.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreUnavailable"/> when one runs on it.</exception>
    public static FolderUse Alone(DataFolder folder)
    {
        try
        {
            return new(new FileStream(Path.Combine(folder.Path, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new PhasaException(ErrorCodes.StoreUnavailable, $"A process runs on the data folder '{folder.Path}'.", "Stop the service and workers that use it, then run the command again.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
