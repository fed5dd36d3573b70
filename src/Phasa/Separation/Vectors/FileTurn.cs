namespace Phasa.Separation.Vectors;

/// <summary>A turn at a file among processes, which is a hold on a second file beside it. The system ends it with the process.</summary>
internal static class FileTurn
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the turn; disposing what is returned ends it.</summary>
    /// <exception cref="IOException">Another process has had it for half a minute, or the file cannot be made.</exception>
    public static async Task<IDisposable> TakeAsync(string path, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (IsHeld(e) && TimeProvider.System.GetElapsedTime(start) < Patience)
            {
                // Nothing tells portably when the other is done; turns are as short as writing one batch.
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // EWOULDBLOCK on Linux and on macOS; ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows.
    private static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is var code
        && (OperatingSystem.IsWindows() ? code is 32 or 33 : OperatingSystem.IsMacOS() ? code is 35 : code is 11);
}
