using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Phasa.LocalModels.Safetensors;

namespace Phasa.LocalModels.StaticTables;

/// <summary>The rows of a two-dimensional tensor, added to vectors of single precision whatever its number format is.</summary>
internal static class TableRows
{
    /// <summary>Adds a row, times a weight, to a sum of the same length.</summary>
    /// <param name="type">The number format.</param>
    /// <param name="row">The row's bytes.</param>
    /// <param name="weight">The factor.</param>
    /// <param name="sum">The sum.</param>
    /// <param name="scratch">Room for one row.</param>
    public static void Add(string type, ReadOnlySpan<byte> row, float weight, Span<float> sum, Span<float> scratch)
    {
        var numbers = type == ElementType.F32 ? MemoryMarshal.Cast<byte, float>(row) : Convert(type, row, scratch);
        TensorPrimitives.MultiplyAdd(numbers, weight, sum, sum);
    }

    /// <summary>Numbers of any format that has a place in a table, as single precision.</summary>
    public static Span<float> Convert(string type, ReadOnlySpan<byte> bytes, Span<float> output)
    {
        switch (type)
        {
            case ElementType.F32:
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(output);
                break;
            case ElementType.F16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), output);
                break;
            case ElementType.BF16:
                ConvertShort(MemoryMarshal.Cast<byte, ushort>(bytes), output);
                break;
            case ElementType.F64:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, double>(bytes), output);
                break;
            case ElementType.I8:
                ConvertBytes(MemoryMarshal.Cast<byte, sbyte>(bytes), output);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "Not a format of tables.");
        }

        return output;
    }

    /// <summary>Whether rows may have this format.</summary>
    public static bool CanRead(string type) => type is ElementType.F32 or ElementType.F16 or ElementType.BF16 or ElementType.F64 or ElementType.I8;

    private static void ConvertShort(ReadOnlySpan<ushort> input, Span<float> output)
    {
        // The format is the upper half of single precision.
        var i = 0;
        for (; i <= input.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(input[i..]), out var low, out var high);
            Vector.AsVectorSingle(low << 16).CopyTo(output[i..]);
            Vector.AsVectorSingle(high << 16).CopyTo(output[(i + Vector<uint>.Count)..]);
        }

        for (; i < input.Length; i++)
        {
            output[i] = BitConverter.UInt32BitsToSingle((uint)input[i] << 16);
        }
    }

    private static void ConvertBytes(ReadOnlySpan<sbyte> input, Span<float> output)
    {
        var i = 0;
        for (; i <= input.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(input[i..]), out var low, out var high);
            Vector.Widen(low, out var a, out var b);
            Vector.Widen(high, out var c, out var d);
            var to = output[i..];
            Vector.ConvertToSingle(a).CopyTo(to);
            Vector.ConvertToSingle(b).CopyTo(to[Vector<int>.Count..]);
            Vector.ConvertToSingle(c).CopyTo(to[(2 * Vector<int>.Count)..]);
            Vector.ConvertToSingle(d).CopyTo(to[(3 * Vector<int>.Count)..]);
        }

        for (; i < input.Length; i++)
        {
            output[i] = input[i];
        }
    }
}
