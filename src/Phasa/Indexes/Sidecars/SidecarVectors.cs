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
    /// <param name="vector">Receives the components.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreUnavailable"/> when the disk fails or gives something else.</exception>
    public void Read(int position, uint sum, Span<float> vector)
    {
        var bytes = MemoryMarshal.AsBytes(vector);
        var read = 0;
        try
        {
            read = RandomAccess.Read(file, bytes, layout.VectorsAt + ((long)position * layout.VectorBytes));
        }
        catch (IOException e)
        {
            throw Failed("cannot be read", e);
        }

        if (read != bytes.Length || SumOf(bytes) != sum)
        {
            throw Failed("is damaged", null);
        }
    }

    /// <summary>The checksum of a vector: the lower half of its XXH3.</summary>
    public static uint SumOf(ReadOnlySpan<byte> vector) => (uint)XxHash3.HashToUInt64(vector);

    private PhasaException Failed(string what, Exception? inner)
    {
        var message = $"The index file {path} {what}.";
        health.Fail(message);
        return new(ErrorCodes.StoreUnavailable, message, "Search again: the index is read anew from the store.", inner);
    }
}
