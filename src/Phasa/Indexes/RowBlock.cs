namespace Phasa.Indexes;

/// <summary>A fixed number of rows: vectors one after another, and the passage slot of each.</summary>
internal sealed class RowBlock(int dimensions)
{
    /// <summary>Rows in a block.</summary>
    public const int Rows = 512;

    private readonly float[] _vectors = new float[Rows * dimensions];
    private readonly int[] _slots = new int[Rows];

    /// <summary>Fills a row that no snapshot counts yet.</summary>
    public void Write(int row, int slot, ReadOnlySpan<float> vector)
    {
        vector.CopyTo(_vectors.AsSpan(row * dimensions, dimensions));
        _slots[row] = slot;
    }

    /// <summary>The vector of a row.</summary>
    public ReadOnlySpan<float> Vector(int row) => _vectors.AsSpan(row * dimensions, dimensions);

    /// <summary>The passage slot of a row.</summary>
    public int Slot(int row) => _slots[row];
}
