using System.Runtime.CompilerServices;

namespace Phasa.Indexes;

/// <summary>An array that begins at a cache line and is never moved: a register-wide load of it touches one line, not two.</summary>
/// <param name="length">Elements.</param>
internal sealed unsafe class AlignedArray<T>(int length)
    where T : unmanaged
{
    private const int Line = 64;

    private readonly T[] _array = GC.AllocateArray<T>(length + (Line / sizeof(T)), pinned: true);

    /// <summary>The elements.</summary>
    public Span<T> Span => _array.AsSpan(Skipped, length);

    /// <summary>Bytes it takes.</summary>
    public long Bytes => (long)_array.Length * sizeof(T);

    // The array is pinned, so its address, and with it the part left out, never changes.
    private int Skipped => (int)((Line - ((nuint)Unsafe.AsPointer(ref _array[0]) % Line)) % Line) / sizeof(T);
}
