using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Phasa.Indexes.Kernels;
using Phasa.Indexes.Sidecars;

namespace Phasa.Indexes;

/// <summary>
/// A fixed number of rows, each in the forms that a scan's passes read: its signs, its components as bytes with one scale,
/// and the vector itself, here or in a sidecar; and the passage slot of each.
/// </summary>
internal sealed class RowBlock
{
    /// <summary>Rows in a block. Their signs fit into the first cache of a core, their bytes into the second.</summary>
    public const int Rows = 512;

    private readonly int _dimensions;
    private readonly CodeMemory _codes;
    private readonly AlignedArray<sbyte> _bytes;
    private readonly float[] _scales;
    private readonly int[] _slots;
    private readonly float[]? _vectors;
    private readonly FiledVectors? _filed;

    /// <summary>A block without rows.</summary>
    /// <param name="dimensions">Length of a vector.</param>
    /// <param name="codes">Memory for its sign codes.</param>
    /// <param name="filed">Where the vectors are; null for memory.</param>
    public RowBlock(int dimensions, CodeMemory codes, FiledVectors? filed = null)
    {
        (_dimensions, _codes) = (dimensions, codes);
        _bytes = new(Rows * ScanKernel.RowLength(dimensions));
        (_scales, _slots) = (new float[Rows], new int[Rows]);
        _filed = filed;
        _vectors = filed is null ? new float[Rows * dimensions] : null;
    }

    private RowBlock(RowBlock other, FiledVectors filed) =>
        (_dimensions, _codes, _bytes, _scales, _slots, _filed) = (other._dimensions, other._codes, other._bytes, other._scales, other._slots, filed);

    /// <summary>The sign codes of all rows, in groups of <see cref="ScanKernel.GroupRows"/>.</summary>
    public Span<ulong> Codes => _codes.Span;

    /// <summary>The quantised components of all rows.</summary>
    public Span<sbyte> Bytes => _bytes.Span;

    /// <summary>What one step is worth in each row.</summary>
    public Span<float> Scales => _scales;

    /// <summary>The passage slots of all rows.</summary>
    public Span<int> Slots => _slots;

    /// <summary>Whether vectors are read without a file.</summary>
    public bool HasVectors => _vectors is not null;

    /// <summary>Memory the block takes, in bytes.</summary>
    public long Size => (sizeof(ulong) * (long)_codes.Length) + _bytes.Bytes
        + (sizeof(float) * (_scales.Length + (long)(_vectors?.Length ?? _filed!.Sums.Length))) + (sizeof(int) * _slots.Length);

    /// <summary>The same rows with their vectors in a file.</summary>
    public RowBlock WithVectorsIn(FiledVectors filed) => new(this, filed);

    /// <summary>Fills a row that no snapshot counts yet.</summary>
    public void Write(int row, int slot, ReadOnlySpan<float> vector, ScanKernel kernel)
    {
        WriteVector(row, vector);
        _slots[row] = slot;
        _scales[row] = kernel.Quantise(vector, QuantisedRow(row));
        WriteCode(row, vector, kernel);
    }

    /// <summary>Fills in a row's vector alone.</summary>
    public void WriteVector(int row, ReadOnlySpan<float> vector) => vector.CopyTo(_vectors.AsSpan(row * _dimensions, _dimensions));

    /// <summary>
    /// The vector of a row, for a search. Where a file fails it is made of the quantised components, which puts a similarity
    /// off by a few thousandths; the file's health is noted, and the next search has the index read anew.
    /// </summary>
    /// <param name="row">The row's place in the block.</param>
    /// <param name="buffer">Receives it where it has to be read from a file; as long as a vector.</param>
    /// <returns>The vector, in the buffer or not.</returns>
    public ReadOnlySpan<float> Vector(int row, Span<float> buffer)
    {
        if (_vectors is not null)
        {
            return _vectors.AsSpan(row * _dimensions, _dimensions);
        }

        if (!_filed!.File.TryRead(_filed.First + row, _filed.Sums[row], buffer, out _))
        {
            var components = QuantisedRow(row);
            for (var i = 0; i < buffer.Length; i++)
            {
                buffer[i] = components[i] * _scales[row];
            }
        }

        return buffer;
    }

    /// <summary>The vector of a row as it was given.</summary>
    /// <param name="row">The row's place in the block.</param>
    /// <param name="buffer">Receives it where it has to be read from a file; as long as a vector.</param>
    /// <returns>The vector, in the buffer or not.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreUnavailable"/> when the file fails.</exception>
    public ReadOnlySpan<float> ExactVector(int row, Span<float> buffer)
    {
        if (_vectors is not null)
        {
            return Vector(row, buffer);
        }

        return _filed!.File.TryRead(_filed.First + row, _filed.Sums[row], buffer, out var failure)
            ? buffer
            : throw new PhasaException(ErrorCodes.StoreUnavailable, failure, "Try again: the index is read anew from the store.");
    }

    /// <summary>The quantised components of a row.</summary>
    public Span<sbyte> QuantisedRow(int row)
    {
        var length = ScanKernel.RowLength(_dimensions);
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
        var words = ScanKernel.CodeWords(_dimensions);
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
