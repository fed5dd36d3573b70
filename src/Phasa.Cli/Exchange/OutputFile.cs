namespace Phasa.Cli.Exchange;

/// <summary>Writes a file whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Writes it in place of what is there.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreUnavailable"/>: the file cannot be written.</exception>
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        var next = path + ".new";
        try
        {
            T result;
            await using (var stream = File.Create(next))
            {
                result = await write(stream);
            }

            File.Move(next, path, overwrite: true);
            return result;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PhasaException(ErrorCodes.StoreUnavailable, $"'{path}' cannot be written: {e.Message}", "Name a file in a folder that exists and may be written.", e) { Location = path };
        }
    }
}
