using System.Buffers;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>Bytes that lie in memory for the life of the process, as a resource of an assembly does.</summary>
internal sealed unsafe class MemoryBytes(byte* start, int length) : MemoryManager<byte>
{
    /// <inheritdoc/>
    public override Span<byte> GetSpan() => new(start, length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
        // An assembly's image does not move.
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // Nor does it go away.
    }
}
