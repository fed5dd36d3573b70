using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>A file mapped into memory for reading.</summary>
internal sealed unsafe class MappedFile : MemoryManager<byte>
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly int _length;
    private bool _isClosed;

    private MappedFile(MemoryMappedFile file, int length)
    {
        _file = file;
        _length = length;
        _view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    /// <summary>Maps a file.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when it cannot be read, is empty or too large.</exception>
    public static MappedFile Open(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length is > 0 and <= int.MaxValue
                ? new(MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read), (int)length)
                : throw Fault(path, length == 0 ? "is empty" : "is too large");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(path, $"cannot be read: {e.Message.TrimEnd('.')}", e);
        }
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return new(_start, _length);
    }

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
        // Mapped memory does not move.
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private static PhasaException Fault(string path, string what, Exception? inner = null) =>
        new(ErrorCodes.InvalidConfiguration, $"The embedding model {path} {what}.", "Check the path and the rights to read it.", inner);
}
