using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Phasa.Indexes.Sidecars;

/// <summary>Opens a language index from its sidecar.</summary>
internal static class SidecarReader
{
    /// <summary>Smaller indexes take their vectors into memory: 100,000 rows of 384 dimensions are 154 MB.</summary>
    public const int RowsWithVectorsInMemory = 100_000;

    /// <summary>
    /// Reads everything but the vectors, and checks it. Vectors stay in the file, and each is checked when it is read.
    /// </summary>
    /// <param name="folder">Where sidecars lie.</param>
    /// <param name="key">What the rows must be; the sequence number is the one the store has reached.</param>
    /// <param name="fault">Why there is no index.</param>
    /// <param name="rowsInMemory">Up to how many rows the vectors are read as well.</param>
    /// <param name="health">Told when a vector cannot be read later.</param>
    /// <returns>The index, and the sequence number to catch up from; null when the sidecar must be written anew.</returns>
    public static (LanguageIndex Index, long Sequence)? Open(string folder, SidecarKey key, out SidecarFault fault, int rowsInMemory = RowsWithVectorsInMemory, SidecarHealth? health = null)
    {
        var path = Path.Combine(folder, key.FileName);
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
            var (index, sequence) = Read(file, path, key, rowsInMemory, health ?? new(), out fault);
            if (index is null || index.Snapshot().HasVectors)
            {
                file.Dispose();
            }

            return index is null ? null : (index, sequence);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            fault = e is FileNotFoundException or DirectoryNotFoundException ? SidecarFault.Missing : SidecarFault.Unreadable;
            return null;
        }
    }

    private static (LanguageIndex? Index, long Sequence) Read(SafeFileHandle file, string path, SidecarKey key, int rowsInMemory, SidecarHealth health, out SidecarFault fault)
    {
        SidecarHeader header = default;
        var length = RandomAccess.GetLength(file);
        fault = length < SidecarHeader.Length ? SidecarFault.Truncated : SidecarFault.None;
        if (fault == SidecarFault.None)
        {
            WholeFile.Read(file, MemoryMarshal.AsBytes(new Span<SidecarHeader>(ref header)), 0);
            fault = FaultOf(header, length, key);
        }

        var index = fault == SidecarFault.None ? ReadRows(file, path, header, rowsInMemory, health) : null;
        fault = fault == SidecarFault.None && index is null ? SidecarFault.Damaged : fault;
        return (index, header.Sequence);
    }

    private static SidecarFault FaultOf(SidecarHeader header, long length, SidecarKey key) => header switch
    {
        _ when header.Magic == BinaryPrimitives.ReverseEndianness(SidecarHeader.Mark) => SidecarFault.OtherByteOrder,
        _ when header.Magic != SidecarHeader.Mark || header.Version != SidecarHeader.CurrentVersion => SidecarFault.OtherVersion,
        _ when header.Checksum != header.ExpectedChecksum() => SidecarFault.Damaged,
        _ when header.Identity != SidecarHeader.HashOf(key) || header.Dimensions != key.Space.Dimensions => SidecarFault.OtherRows,
        _ when header.Sequence > key.Sequence => SidecarFault.AheadOfStore,
        _ when length != LayoutOf(header).Length => SidecarFault.Truncated,
        _ => SidecarFault.None,
    };

    private static SidecarLayout LayoutOf(SidecarHeader header) => new(header.Dimensions, header.Count, header.DeletedWords);

    private static LanguageIndex? ReadRows(SafeFileHandle file, string path, SidecarHeader header, int rowsInMemory, SidecarHealth health)
    {
        var layout = LayoutOf(header);
        var vectors = new SidecarVectors(file, path, layout, health);
        var hash = new XxHash3();
        var deleted = new ulong[layout.DeletedWords];
        WholeFile.Read(file, MemoryMarshal.AsBytes(deleted.AsSpan()), SidecarHeader.Length);
        hash.Append(MemoryMarshal.AsBytes<ulong>(deleted));
        var blocks = new RowBlock[layout.Blocks];
        var codes = new CodeSlabs(layout.Dimensions);
        var buffer = new byte[layout.BlockBytes];
        for (var i = 0; i < blocks.Length; i++)
        {
            WholeFile.Read(file, buffer, layout.BlocksAt + ((long)i * buffer.Length));
            hash.Append(buffer);
            var first = i * RowBlock.Rows;
            var rows = Math.Min(RowBlock.Rows, layout.Count - first);
            var filed = new FiledVectors(vectors, first, new uint[RowBlock.Rows]);
            var inMemory = layout.Count <= rowsInMemory || rows < RowBlock.Rows;
            blocks[i] = new RowBlock(layout.Dimensions, codes.Take(i), inMemory ? null : filed);
            ReadBlock(blocks[i], filed.Sums, buffer);
            if (inMemory && !ReadVectors(file, layout, blocks[i], filed, rows))
            {
                return null;
            }
        }

        return hash.GetCurrentHashAsUInt64() == header.Resident
            ? new LanguageIndex(layout.Dimensions, blocks, layout.Count, new Bitmap(deleted))
            : null;
    }

    private static void ReadBlock(RowBlock block, uint[] sums, ReadOnlySpan<byte> buffer)
    {
        Take<ulong>(block.Codes, ref buffer);
        Take<sbyte>(block.Bytes, ref buffer);
        Take<float>(block.Scales, ref buffer);
        Take<int>(block.Slots, ref buffer);
        Take<uint>(sums, ref buffer);

        static void Take<T>(Span<T> part, ref ReadOnlySpan<byte> rest)
            where T : unmanaged
        {
            var bytes = MemoryMarshal.AsBytes(part);
            rest[..bytes.Length].CopyTo(bytes);
            rest = rest[bytes.Length..];
        }
    }

    private static bool ReadVectors(SafeFileHandle file, SidecarLayout layout, RowBlock block, FiledVectors filed, int rows)
    {
        var vectors = new float[rows * layout.Dimensions];
        WholeFile.Read(file, MemoryMarshal.AsBytes(vectors.AsSpan()), layout.VectorsAt + ((long)filed.First * layout.VectorBytes));
        for (var row = 0; row < rows; row++)
        {
            var vector = vectors.AsSpan(row * layout.Dimensions, layout.Dimensions);
            if (SidecarVectors.SumOf(MemoryMarshal.AsBytes(vector)) != filed.Sums[row])
            {
                return false;
            }

            block.WriteVector(row, vector);
        }

        return true;
    }
}
