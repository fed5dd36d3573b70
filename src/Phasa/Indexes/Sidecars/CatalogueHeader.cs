using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Phasa.Indexes.Sidecars;

/// <summary>The beginning of a catalogue's file, as it lies there. Integers are in the processor's own order of bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct CatalogueHeader
{
    /// <summary>Bytes the header takes in the file.</summary>
    public const int Length = 128;

    /// <summary>"PHASACAT" read as an integer; read in the other order of bytes it is another one.</summary>
    public const ulong Mark = 0x5441434153414850;

    /// <summary>The format's version; a set of files of any other is written anew.</summary>
    public const int CurrentVersion = 1;

    /// <summary><see cref="Mark"/>.</summary>
    public ulong Magic;

    /// <summary><see cref="CurrentVersion"/>.</summary>
    public int Version;

    /// <summary>The version of the files of rows: <see cref="SidecarHeader.CurrentVersion"/>.</summary>
    public int RowsVersion;

    /// <summary>XXH3 of collection and space.</summary>
    public ulong Identity;

    /// <summary>The set's random number.</summary>
    public ulong Generation;

    /// <summary>The collection's sequence number.</summary>
    public long Sequence;

    /// <summary>Bytes of the list of languages.</summary>
    public int LanguageBytes;

    /// <summary>Slots of passages.</summary>
    public int Slots;

    /// <summary>Places of rows.</summary>
    public int Rows;

    /// <summary>Not used.</summary>
    public int Spare;

    /// <summary>XXH3 of all that follows the header.</summary>
    public ulong Content;

    /// <summary>XXH3 of the header with this member at 0.</summary>
    public ulong Checksum;

    /// <summary>The file's length.</summary>
    public readonly long FileLength => Length + LanguageBytes + (26L * Slots) + (18L * Rows);

    /// <summary>The checksum that belongs to the other members.</summary>
    public readonly ulong ExpectedChecksum()
    {
        var copy = this;
        copy.Checksum = 0;
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(new ReadOnlySpan<CatalogueHeader>(in copy)));
    }
}
