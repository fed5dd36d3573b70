using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>Writes model files.</summary>
public static class FeatureTableWriter
{
    /// <summary>Quantises vectors and writes the file.</summary>
    /// <param name="output">Where to; written once, from its start to its end.</param>
    /// <param name="header">What the file says about itself.</param>
    /// <param name="features">Hash and vector (any length of <paramref name="dimensions"/>, weight folded in) of each feature, ascending by hash.</param>
    /// <param name="dimensions">A multiple of 64.</param>
    /// <param name="bits">8 or 4.</param>
    public static void Write(
        Stream output, FeatureTableHeader header, IReadOnlyList<(uint Hash, ReadOnlyMemory<float> Vector)> features, int dimensions, int bits)
    {
        var json = header.ToUtf8();
        var layout = new FeatureTableLayout(features.Count, dimensions, bits, json.Length);
        var file = new byte[layout.FileLength];
        FeatureTableLayout.Magic.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), layout.Rows);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(12), layout.Dimensions);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), layout.Bits);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(20), layout.HeaderLength);
        json.CopyTo(file, FeatureTableLayout.PreambleLength);
        var hashes = MemoryMarshal.Cast<byte, uint>(file.AsSpan((int)layout.HashesAt))[..layout.Rows];
        var scales = MemoryMarshal.Cast<byte, float>(file.AsSpan((int)layout.ScalesAt))[..layout.Rows];
        for (var i = 0; i < features.Count; i++)
        {
            hashes[i] = i == 0 || hashes[i - 1] < features[i].Hash
                ? features[i].Hash
                : throw new ArgumentException($"The hash at {i} is not above the one before.", nameof(features));
            scales[i] = RowKernels.Quantize(features[i].Vector.Span, bits, file.AsSpan((int)layout.ComponentsAt + i * layout.RowBytes, layout.RowBytes));
        }

        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(24), XxHash3.HashToUInt64(file.AsSpan(FeatureTableLayout.PreambleLength)));
        output.Write(file);
    }
}
