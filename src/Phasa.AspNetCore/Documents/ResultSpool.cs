using Microsoft.Win32.SafeHandles;

namespace Phasa.AspNetCore.Documents;

/// <summary>
/// Results on their way to the caller, in a temporary file. Many clients read nothing before they have sent all: without
/// room in between, both sides would wait for each other; room in memory would grow with the body.
/// </summary>
/// <remarks>One writer and one reader at a time.</remarks>
internal sealed class ResultSpool : IDisposable
{
    private readonly SafeFileHandle _file = File.OpenHandle(
        Path.Combine(Path.GetTempPath(), $"phasa-{Guid.NewGuid():N}.results"),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private readonly SemaphoreSlim _news = new(0);
    private long _length;
    private volatile bool _complete;

    /// <summary>Adds bytes at the end.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_file, bytes, _length);
        Volatile.Write(ref _length, _length + bytes.Length);
        _news.Release();
    }

    /// <summary>Says that nothing follows.</summary>
    public void Complete()
    {
        _complete = true;
        _news.Release();
    }

    /// <summary>Hands everything on as it comes in, until complete.</summary>
    public async Task CopyToAsync(Stream output, CancellationToken cancellationToken)
    {
        var buffer = new byte[16384];
        for (var position = 0L; ;)
        {
            var complete = _complete;
            while (position < Volatile.Read(ref _length))
            {
                var read = await RandomAccess.ReadAsync(_file, buffer, position, cancellationToken);
                await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                position += read;
            }

            if (complete)
            {
                return;
            }

            await output.FlushAsync(cancellationToken);
            await _news.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _news.Dispose();
        _file.Dispose();
    }
}
