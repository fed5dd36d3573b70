using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Phasa.Indexes.Kernels;

namespace Phasa.Indexes;

/// <summary>
/// A fixed number of rows, each in the forms that a scan's passes read: its signs, its components as bytes with one scale,
/// and the vector itself; and the passage slot of each.
/// </summary>
internal sealed class RowBlock(int dimensions)
{
    /// <summary>Rows in a block. Their signs fit into the first cache of a core, their bytes into the second.</summary>
    public const int Rows = 512;

    private readonly AlignedArray<ulong> _codes = new(Rows * ScanKernel.CodeWords(dimensions));
    private readonly AlignedArray<sbyte> _bytes = new(Rows * ScanKernel.RowLength(dimensions));
    private readonly float[] _scales = new float[Rows];
    private readonly float[] _vectors = new float[Rows * dimensions];
    private readonly int[] _slots = new int[Rows];

    /// <summary>The sign codes of all rows, in groups of <see cref="ScanKernel.GroupRows"/>.</summary>
    public ReadOnlySpan<ulong> Codes => _codes.Span;

    /// <summary>The quantised components of all rows.</summary>
    public ReadOnlySpan<sbyte> Bytes => _bytes.Span;

    /// <summary>What one step is worth in each row.</summary>
    public ReadOnlySpan<float> Scales => _scales;

    /// <summary>The passage slots of all rows.</summary>
    public ReadOnlySpan<int> Slots => _slots;

    /// <summary>Memory the block takes, in bytes.</summary>
    public long Size => _codes.Bytes + _bytes.Bytes + (sizeof(float) * (_scales.Length + (long)_vectors.Length)) + (sizeof(int) * _slots.Length);

    /// <summary>Fills a row that no snapshot counts yet.</summary>
    public void Write(int row, int slot, ReadOnlySpan<float> vector, ScanKernel kernel)
    {
        vector.CopyTo(_vectors.AsSpan(row * dimensions, dimensions));
        _slots[row] = slot;
        _scales[row] = kernel.Quantise(vector, QuantisedRow(row));
        WriteCode(row, vector, kernel);
    }

    /// <summary>The vector of a row.</summary>
    public ReadOnlySpan<float> Vector(int row) => _vectors.AsSpan(row * dimensions, dimensions);

    /// <summary>The quantised components of a row.</summary>
    public Span<sbyte> QuantisedRow(int row)
    {
        var length = ScanKernel.RowLength(dimensions);
        return _bytes.Span.Slice(row * length, length);
    }

    /// <summary>Has the processor fetch the quantised components of a row from memory, without waiting for them.</summary>
    public unsafe void Prefetch(int row)
    {
        if (Sse.IsSupported)
        {
            var components = QuantisedRow(row);
            var first = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(components));
            for (var i = 0; i < components.Length; i += ScanKernel.RowAlignment)
            {
                Sse.Prefetch0(first + i);
            }
        }
    }

    private void WriteCode(int row, ReadOnlySpan<float> vector, ScanKernel kernel)
    {
        var words = ScanKernel.CodeWords(dimensions);
        Span<ulong> code = words <= 64 ? stackalloc ulong[words] : new ulong[words];
        kernel.PackSigns(vector, code);
        var (group, lane) = Math.DivRem(row, ScanKernel.GroupRows);
        var codes = _codes.Span;
        for (var word = 0; word < words; word++)
        {
            codes[(((group * words) + word) * ScanKernel.GroupRows) + lane] = code[word];
        }
    }
}
