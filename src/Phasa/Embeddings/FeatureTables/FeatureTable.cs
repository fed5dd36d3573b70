using System.Globalization;
using System.Runtime.InteropServices;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>
/// A model in memory: a vector for each of its features. The file's bytes are used where they lie, mapped or in an
/// assembly. Immutable and thread-safe; disposed while it is used, it stays until the last text is done.
/// </summary>
public sealed class FeatureTable : IDisposable
{
    private readonly MappedFile _file;
    private readonly FeatureTableLayout _layout;
    private readonly FeatureRows _rows;

    private FeatureTable(MappedFile file, string name)
    {
        using var reader = file.Read();
        if (file.Length > int.MaxValue)
        {
            throw FeatureTableReader.Fault(name, "is too large");
        }

        var bytes = reader.Slice(0, (int)file.Length);
        (_layout, Header, var checksum) = FeatureTableReader.Read(bytes, name);
        Revision = checksum.ToString("x16", CultureInfo.InvariantCulture);
        _file = file;
        _rows = new(MemoryMarshal.Cast<byte, uint>(bytes.Slice((int)_layout.HashesAt, sizeof(uint) * Rows)));
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

    /// <summary>Opens a model file.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: there is no such file, or it is not a whole model.</exception>
    public static FeatureTable Open(string path)
    {
        try
        {
            // An empty file cannot be mapped.
            return new FileInfo(path).Length == 0 ? throw FeatureTableReader.Fault(path, "is empty") : Read(new MappedFile(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FeatureTableReader.Fault(path, $"cannot be read: {e.Message.TrimEnd('.')}", e);
        }
    }

    /// <summary>Reads a model from a mapped file, which the table owns from now on.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when it is not a whole model.</exception>
    internal static FeatureTable Read(MappedFile file, string name)
    {
        try
        {
            return new(file, name);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The row of a feature, or -1.</summary>
    internal int Find(uint hash) => _rows.Find(hash);

    /// <summary>The vectors to add up; opened once for a text, not once for a row.</summary>
    /// <exception cref="ObjectDisposedException">The table was disposed.</exception>
    internal FeatureVectorRows OpenVectors() => new(_file, _layout);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
