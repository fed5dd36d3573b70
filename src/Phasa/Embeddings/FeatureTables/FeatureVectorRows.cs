namespace Phasa.Embeddings.FeatureTables;

/// <summary>The vectors of a table's rows, as they lie in the file.</summary>
internal readonly ref struct FeatureVectorRows(ReadOnlySpan<byte> components, ReadOnlySpan<float> scales, int rowBytes, int bits)
{
    private readonly ReadOnlySpan<byte> _components = components;
    private readonly ReadOnlySpan<float> _scales = scales;

    /// <summary>Adds a row's vector to <paramref name="sum"/>, which has as many components.</summary>
    public void Add(int row, Span<float> sum) => RowKernels.Add(_components.Slice(row * rowBytes, rowBytes), bits, _scales[row], sum);
}
