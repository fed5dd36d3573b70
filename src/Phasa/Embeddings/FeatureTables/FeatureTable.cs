using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>
/// A model in memory: a vector for each of its features. The file's bytes are used where they lie, mapped or in an
/// assembly. Immutable and thread-safe.
/// </summary>
public sealed class FeatureTable : IDisposable
{
    private readonly MemoryManager<byte> _file;
    private readonly FeatureTableLayout _layout;
    private readonly FeatureRows _rows;

    private FeatureTable(MemoryManager<byte> file, FeatureTableLayout layout, FeatureTableHeader header, ulong checksum)
    {
        _file = file;
        _layout = layout;
        Header = header;
        Revision = checksum.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        _rows = new(Hashes);
    }

    /// <summary>What the file says about itself.</summary>
    public FeatureTableHeader Header { get; }

    /// <summary>The checksum of the file in 16 hexadecimal digits: another training, another revision.</summary>
    public string Revision { get; }

    /// <summary>Number of features.</summary>
    public int Rows => _layout.Rows;

    /// <summary>Length of a vector.</summary>
    public int Dimensions => _layout.Dimensions;

    /// <summary>Bits of a component: 8 or 4.</summary>
    public int Bits => _layout.Bits;

    /// <summary>Size of the file in bytes.</summary>
    public long Length => _layout.FileLength;

    internal ReadOnlySpan<uint> Hashes => MemoryMarshal.Cast<byte, uint>(Part(_layout.HashesAt, sizeof(uint) * Rows));

    internal ReadOnlySpan<float> Scales => MemoryMarshal.Cast<byte, float>(Part(_layout.ScalesAt, sizeof(float) * Rows));

    internal ReadOnlySpan<byte> Components => Part(_layout.ComponentsAt, Rows * _layout.RowBytes);

    /// <summary>Opens a model file.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: there is no such file, or it is not a whole model.</exception>
    public static FeatureTable Open(string path) => Read(MappedFile.Open(path), path);

    /// <summary>Reads a model from memory; the table owns <paramref name="file"/> from now on.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when it is not a whole model.</exception>
    internal static FeatureTable Read(MemoryManager<byte> file, string name)
    {
        try
        {
            var (layout, header, checksum) = FeatureTableReader.Read(file.GetSpan(), name);
            return new(file, layout, header, checksum);
        }
        catch
        {
            ((IDisposable)file).Dispose();
            throw;
        }
    }

    /// <summary>The row of a feature, or -1.</summary>
    internal int Find(uint hash) => _rows.Find(hash);

    /// <summary>The vectors to add up; taken once for a text, not once for a row.</summary>
    internal FeatureVectorRows Vectors => new(Components, Scales, _layout.RowBytes, Bits);

    /// <inheritdoc/>
    public void Dispose() => ((IDisposable)_file).Dispose();

    private ReadOnlySpan<byte> Part(long start, int length) => _file.GetSpan().Slice((int)start, length);
}
