using System.Runtime.InteropServices;
using Phasa.LocalModels.Safetensors;

namespace Phasa.LocalModels.StaticTables;

/// <summary>
/// A vector for each token id: a row of a table, optionally found through a mapping from ids to rows and times a weight
/// of the id. Thread-safe.
/// </summary>
internal sealed class StaticTable : IDisposable
{
    private readonly SafetensorsFile _file;
    private readonly Tensor _rows;
    private readonly float[]? _weights;
    private readonly int[]? _mapping;
    private readonly int _rowBytes;

    /// <summary>Takes a file over; the tensors are checked against each other.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rows">The table's name.</param>
    /// <param name="weights">The name of the weights, a number for each id, which may be absent.</param>
    /// <param name="mapping">The name of the mapping, a row for each id, which may be absent.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: no such table, another shape or number format, a mapping to rows that do not exist.</exception>
    public StaticTable(SafetensorsFile file, string rows, string? weights = null, string? mapping = null)
    {
        _file = file;
        _rows = file.Tensors.GetValueOrDefault(rows)
            ?? throw Fault($"has no tensor '{rows}'; it has {string.Join(", ", file.Tensors.Values.Take(5))}");
        if (_rows.Shape is not [> 0 and <= int.MaxValue, > 0 and <= 65_536] || !TableRows.CanRead(_rows.Type))
        {
            throw Fault($"has a table that cannot be used: {_rows}");
        }

        _rowBytes = (int)(_rows.Length / Rows);
        _mapping = Find(mapping) is { } map ? ReadMapping(map) : null;
        _weights = Find(weights) is { } factors ? ReadWeights(factors) : null;
        Ids = _mapping?.Length ?? Rows;
        if (_weights is not null && _weights.Length != Ids)
        {
            throw Fault($"has {_weights.Length} weights for {Ids} tokens");
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Rows => (int)_rows.Shape[0];

    /// <summary>How many token ids have a vector.</summary>
    public int Ids { get; }

    /// <summary>Whether ids have rows through a mapping.</summary>
    public bool IsMapped => _mapping is not null;

    /// <summary>The length of a vector.</summary>
    public int Dimensions => (int)_rows.Shape[1];

    /// <summary>The file the table lies in.</summary>
    public string Path => _file.Path;

    /// <summary>Sums the vectors of ids.</summary>
    /// <param name="ids">Ids below <see cref="Ids"/>.</param>
    /// <param name="sum">Where to; <see cref="Dimensions"/> numbers, cleared first.</param>
    /// <param name="scratch">Room for as many.</param>
    public void Sum(ReadOnlySpan<int> ids, Span<float> sum, Span<float> scratch)
    {
        sum.Clear();
        using var bytes = _file.Read();
        foreach (var id in ids)
        {
            var row = _mapping is null ? id : _mapping[id];
            TableRows.Add(_rows.Type, bytes.Slice(_rows.Offset + ((long)row * _rowBytes), _rowBytes), _weights?[id] ?? 1, sum, scratch);
        }
    }

    /// <summary>The error for a file that is whole and yet no table.</summary>
    public PhasaException Fault(string what) => new(
        ErrorCodes.InvalidConfiguration, $"{_file.Path} {what}.", "Use the folder of a static model, with the files as its authors published them.")
    { Location = _file.Path };

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private Tensor? Find(string? name) => name is null ? null : _file.Tensors.GetValueOrDefault(name);

    private float[] ReadWeights(Tensor tensor)
    {
        if (tensor.Shape is not [<= int.MaxValue / 8] || tensor.Type is ElementType.I8 || !TableRows.CanRead(tensor.Type))
        {
            throw Fault($"has weights that cannot be used: {tensor}");
        }

        var weights = new float[tensor.Shape[0]];
        using var bytes = _file.Read();
        TableRows.Convert(tensor.Type, bytes.Slice(tensor.Offset, (int)tensor.Length), weights);
        return weights;
    }

    private int[] ReadMapping(Tensor tensor)
    {
        if (tensor.Shape is not [<= int.MaxValue / 8] || tensor.Type is not (ElementType.I32 or ElementType.I64))
        {
            throw Fault($"has a mapping that cannot be used: {tensor}");
        }

        using var bytes = _file.Read();
        var source = bytes.Slice(tensor.Offset, (int)tensor.Length);
        var mapping = new int[tensor.Shape[0]];
        for (var id = 0; id < mapping.Length; id++)
        {
            var row = tensor.Type == ElementType.I32 ? MemoryMarshal.Cast<byte, int>(source)[id] : MemoryMarshal.Cast<byte, long>(source)[id];
            mapping[id] = row >= 0 && row < Rows ? (int)row : throw Fault($"maps token {id} to row {row} of {Rows}");
        }

        return mapping;
    }
}
