using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Phasa.Indexes.Sidecars;

/// <summary>
/// Vectors that stay in the file and are read when a scan asks for one. Reading, not mapping: an error of the disk is an
/// exception then, where it would end the process, and what was read does not stay resident. Thread-safe.
/// </summary>
/// <param name="file">The open file; it stays readable when its name is given to a newer one.</param>
/// <param name="path">Its name, for messages.</param>
/// <param name="layout">Its parts.</param>
/// <param name="health">Told when reading fails: the index is built anew then.</param>
internal sealed class SidecarVectors(SafeFileHandle file, string path, SidecarLayout layout, SidecarHealth health)
{
    /// <summary>Reads one vector.</summary>
    /// <param name="position">The row's position.</param>
    /// <param name="sum">The checksum it must have.</param>
    /// <param name="vector">Receives the components, or something else.</param>
    /// <param name="failure">What is wrong when the disk fails or gives something else.</param>
    public bool TryRead(int position, uint sum, Span<float> vector, [NotNullWhen(false)] out string? failure)
    {
        var bytes = MemoryMarshal.AsBytes(vector);
        failure = null;
        try
        {
            var read = RandomAccess.Read(file, bytes, layout.VectorsAt + ((long)position * layout.VectorBytes));
            if (read == bytes.Length && SumOf(bytes) == sum)
            {
                return true;
            }

            failure = $"The index file {path} is damaged.";
        }
        catch (IOException e)
        {
            failure = $"The index file {path} cannot be read: {e.Message}";
        }

        health.Fail(failure);
        return false;
    }

    /// <summary>The checksum of a vector: the lower half of its XXH3.</summary>
    public static uint SumOf(ReadOnlySpan<byte> vector) => (uint)XxHash3.HashToUInt64(vector);
}
