using System.Buffers.Binary;
using System.IO.Hashing;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>Checks a model file before anything of it is used.</summary>
internal static class FeatureTableReader
{
    private const string NextStep = "Copy the model file again from where it came, or train it anew (docs/models/training.md).";

    /// <summary>The parts of a file.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>.</exception>
    public static (FeatureTableLayout Layout, FeatureTableHeader Header, ulong Checksum) Read(ReadOnlySpan<byte> file, string name)
    {
        if (file.Length < FeatureTableLayout.PreambleLength || !file.StartsWith(FeatureTableLayout.Magic))
        {
            throw Fault(name, file.StartsWith("PhasaFT"u8) ? "was written by a newer Phasa" : "is not a Phasa model");
        }

        var layout = new FeatureTableLayout(Int(file, 8), Int(file, 12), Int(file, 16), Int(file, 20));
        if (layout is not { Rows: > 0, Dimensions: > 0 and <= 4096, Bits: 4 or 8, HeaderLength: > 0 } || layout.Dimensions % 64 != 0)
        {
            throw Fault(name, "is damaged: its sizes make no sense");
        }

        if (file.Length != layout.FileLength)
        {
            throw Fault(name, $"is {(file.Length < layout.FileLength ? "cut off" : "damaged")}: it has {file.Length} bytes and should have {layout.FileLength}");
        }

        var checksum = BinaryPrimitives.ReadUInt64LittleEndian(file[24..]);
        if (XxHash3.HashToUInt64(file[FeatureTableLayout.PreambleLength..]) != checksum)
        {
            throw Fault(name, "is damaged: its checksum does not match its content");
        }

        var header = FeatureTableHeader.FromUtf8(file.Slice(FeatureTableLayout.PreambleLength, layout.HeaderLength))
            ?? throw Fault(name, "has a header that cannot be read");
        return (layout, header, checksum);
    }

    // Sizes beyond what a signed number holds become negative and are refused with the others.
    private static int Int(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file[at..]);

    /// <summary>The error for a file that cannot be used.</summary>
    public static PhasaException Fault(string name, string what, Exception? inner = null) =>
        new(ErrorCodes.InvalidConfiguration, $"The embedding model {name} {what}.", NextStep, inner);
}
