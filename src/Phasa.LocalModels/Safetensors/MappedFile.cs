using System.IO.MemoryMappedFiles;

namespace Phasa.LocalModels.Safetensors;

/// <summary>
/// A file read where the system maps it: pages are loaded when they are first touched and shared between processes.
/// Thread-safe; a file that is disposed while it is read stays mapped until the last reader is done.
/// </summary>
internal sealed class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    /// <summary>Maps a whole file that is not empty.</summary>
    public MappedFile(string path)
    {
        // Another process may replace the file while it is mapped; the mapping keeps the one it has.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        Length = stream.Length;
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
    }

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; }

    /// <summary>Lets the caller read until it disposes what it gets.</summary>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public Reader Read() => new(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    /// <summary>Access to the bytes of a mapped file, for one call of one thread.</summary>
    internal readonly unsafe ref struct Reader
    {
        private readonly MappedFile _owner;
        private readonly byte* _start;

        public Reader(MappedFile owner)
        {
            _owner = owner;
            owner._view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        }

        /// <summary>Bytes by their place in the file.</summary>
        public ReadOnlySpan<byte> Slice(long offset, int length)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(offset);
            ArgumentOutOfRangeException.ThrowIfNegative(length);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, _owner.Length - offset);
            return new ReadOnlySpan<byte>(_start + _owner._view.PointerOffset + offset, length);
        }

        /// <summary>Ends the access.</summary>
        public void Dispose() => _owner._view.SafeMemoryMappedViewHandle.ReleasePointer();
    }
}
