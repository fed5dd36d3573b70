using System.Runtime.InteropServices;

namespace Phasa.Training.Batches;

/// <summary>Texts as rows of weighted features (compressed sparse rows), filled anew for each batch.</summary>
internal sealed class SparseMatrix
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _columns = [];
    private readonly List<float> _values = [];

    public int Rows => _starts.Count - 1;

    /// <summary>Where each row's entries begin, and where the last one's end.</summary>
    public ReadOnlySpan<int> Starts => CollectionsMarshal.AsSpan(_starts);

    /// <summary>The feature of each entry.</summary>
    public ReadOnlySpan<int> Columns => CollectionsMarshal.AsSpan(_columns);

    /// <summary>The weight of each entry.</summary>
    public ReadOnlySpan<float> Values => CollectionsMarshal.AsSpan(_values);

    public void Clear()
    {
        _starts.Clear();
        _starts.Add(0);
        _columns.Clear();
        _values.Clear();
    }

    /// <summary>Adds an entry to the row being written.</summary>
    public void Add(int column, float value)
    {
        _columns.Add(column);
        _values.Add(value);
    }

    /// <summary>Ends the row being written.</summary>
    public void EndRow() => _starts.Add(_columns.Count);
}
