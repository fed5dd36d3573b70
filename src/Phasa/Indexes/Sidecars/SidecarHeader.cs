using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Phasa.Indexes.Sidecars;

/// <summary>The first page of a sidecar, as it lies in the file. Integers are in the processor's own order of bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct SidecarHeader
{
    /// <summary>Bytes the header takes in the file.</summary>
    public const int Length = 4096;

    /// <summary>"PHASAROW" read as an integer; read in the other order of bytes it is another one.</summary>
    public const ulong Mark = 0x574F524153414850;

    /// <summary>The format's version; a sidecar of any other is written anew.</summary>
    public const int CurrentVersion = 1;

    /// <summary><see cref="Mark"/>.</summary>
    public ulong Magic;

    /// <summary><see cref="CurrentVersion"/>.</summary>
    public int Version;

    /// <summary>Length of a vector.</summary>
    public int Dimensions;

    /// <summary>Rows, removed ones included.</summary>
    public int Count;

    /// <summary>Words of the bitmap of removed rows.</summary>
    public int DeletedWords;

    /// <summary>The collection's sequence number.</summary>
    public long Sequence;

    /// <summary>XXH3 of <see cref="SidecarKey.Identity"/>.</summary>
    public ulong Identity;

    /// <summary>XXH3 of everything between header and vectors.</summary>
    public ulong Resident;

    /// <summary>XXH3 of the header with this member at 0.</summary>
    public ulong Checksum;

    /// <summary>The checksum that belongs to the other members.</summary>
    public readonly ulong ExpectedChecksum()
    {
        var copy = this;
        copy.Checksum = 0;
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(new ReadOnlySpan<SidecarHeader>(in copy)));
    }

    /// <summary>The hash of a key's identity.</summary>
    public static ulong HashOf(SidecarKey key) => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(key.Identity));
}
