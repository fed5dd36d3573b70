using System.Runtime.InteropServices;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>The vectors of a table's rows where they lie in the file, for one call of one thread.</summary>
internal readonly ref struct FeatureVectorRows
{
    private readonly MappedFile.Reader _reader;
    private readonly ReadOnlySpan<byte> _components;
    private readonly ReadOnlySpan<float> _scales;
    private readonly int _rowBytes;
    private readonly int _bits;

    /// <summary>Opens the rows of a file.</summary>
    public FeatureVectorRows(MappedFile file, FeatureTableLayout layout)
    {
        _reader = file.Read();
        _rowBytes = layout.RowBytes;
        _bits = layout.Bits;
        _components = _reader.Slice(layout.ComponentsAt, layout.Rows * layout.RowBytes);
        _scales = MemoryMarshal.Cast<byte, float>(_reader.Slice(layout.ScalesAt, layout.Rows * sizeof(float)));
    }

    /// <summary>Adds a row's vector to <paramref name="sum"/>, which has as many components.</summary>
    public void Add(int row, Span<float> sum) =>
        RowKernels.Add(_components.Slice(row * _rowBytes, _rowBytes), _bits, _scales[row], sum);

    /// <summary>Ends the access.</summary>
    public void Dispose() => _reader.Dispose();
}
