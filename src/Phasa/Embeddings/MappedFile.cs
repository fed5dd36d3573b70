using System.IO.MemoryMappedFiles;

namespace Phasa.Embeddings;

/// <summary>
/// A file read where the system maps it: pages are loaded when they are first touched and shared between processes.
/// Thread-safe; a file that is disposed while it is read stays mapped until the last reader is done.
/// </summary>
public sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte* _start;

    /// <summary>Maps a whole file that is not empty.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public MappedFile(string path)
    {
        // Another process may replace the file while it is mapped; the mapping keeps the one it has.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        Length = stream.Length;
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
    }

    /// <summary>A file that is mapped already and stays so, as a resource of an assembly is.</summary>
    internal MappedFile(byte* start, long length)
    {
        _start = start;
        Length = length;
    }

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; }

    /// <summary>Lets the caller read until it disposes what it gets.</summary>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public Reader Read() => new(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        _view?.Dispose();
        _file?.Dispose();
    }

    /// <summary>Access to the bytes of a mapped file, for one call of one thread.</summary>
    public readonly ref struct Reader
    {
        private readonly MappedFile _owner;
        private readonly byte* _start;

        internal Reader(MappedFile owner)
        {
            _owner = owner;
            _start = owner._start;
            if (owner._view is { } view)
            {
                view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
                _start += view.PointerOffset;
            }
        }

        /// <summary>Bytes by their place in the file.</summary>
        public ReadOnlySpan<byte> Slice(long offset, int length)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(offset);
            ArgumentOutOfRangeException.ThrowIfNegative(length);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, _owner.Length - offset);
            return new(_start + offset, length);
        }

        /// <summary>Ends the access.</summary>
        public void Dispose() => _owner._view?.SafeMemoryMappedViewHandle.ReleasePointer();
    }
}
