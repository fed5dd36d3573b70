using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Phasa.Indexes.Scans;

/// <summary>
/// The rows nearest by Hamming distance so far. Twice as many are gathered as wanted; then a histogram of what was
/// gathered gives the distance to cut at, and only nearer rows are looked at from there on.
/// </summary>
internal sealed class SignCandidates
{
    private int[] _positions = [];
    private ushort[] _distances = [];
    private int[] _histogram = [];
    private int _wanted;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The farthest distance still of interest.</summary>
    public ushort Cut { get; private set; }

    /// <summary>Whether no distance is of interest any more.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The rows' positions, ascending for each call of <see cref="Merge"/>.</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, Count);

    /// <summary>Begins anew.</summary>
    /// <param name="wanted">Rows to keep.</param>
    /// <param name="dimensions">The largest distance there is.</param>
    public void Reset(int wanted, int dimensions)
    {
        (_wanted, Count, Cut, IsClosed) = (wanted, 0, ushort.MaxValue, false);
        var room = (wanted * 2) + RowBlock.Rows;
        if (_positions.Length < room)
        {
            (_positions, _distances) = (new int[room], new ushort[room]);
        }

        if (_histogram.Length < dimensions + 1)
        {
            _histogram = new int[dimensions + 1];
        }
    }

    /// <summary>Takes rows of a block whose distances were at most <see cref="Cut"/>.</summary>
    /// <param name="first">Position of the block's first row.</param>
    /// <param name="rows">The rows' numbers in the block.</param>
    /// <param name="distances">The distances of all rows of the block.</param>
    public void Add(int first, ReadOnlySpan<ushort> rows, ReadOnlySpan<ushort> distances)
    {
        var positions = _positions.AsSpan(Count, rows.Length);
        var kept = _distances.AsSpan(Count, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            positions[i] = first + rows[i];
            kept[i] = distances[rows[i]];
        }

        Count += rows.Length;
        if (Count >= _wanted * 2)
        {
            Trim();
        }
    }

    /// <summary>Takes over what another one gathered.</summary>
    public void Merge(SignCandidates other)
    {
        Trim();
        other.Trim();
        other._positions.AsSpan(0, other.Count).CopyTo(_positions.AsSpan(Count));
        other._distances.AsSpan(0, other.Count).CopyTo(_distances.AsSpan(Count));
        Count += other.Count;
        Trim();
    }

    /// <summary>Leaves the wanted number; of equal distances, those that came first.</summary>
    public void Trim()
    {
        if (Count <= _wanted)
        {
            return;
        }

        var (farthest, ties) = Farthest();
        ref var positions = ref MemoryMarshal.GetArrayDataReference(_positions);
        ref var distances = ref MemoryMarshal.GetArrayDataReference(_distances);
        nuint kept = 0;
        for (nuint i = 0; i < (nuint)Count; i++)
        {
            // Without a branch: which row stays is as good as random, and half of the guesses would be wrong. Without checks
            // of the index, which is below Count: this loop was a fifth of a search through 33,000 rows.
            var distance = Unsafe.Add(ref distances, i);
            Unsafe.Add(ref positions, kept) = Unsafe.Add(ref positions, i);
            Unsafe.Add(ref distances, kept) = distance;
            var tied = distance == farthest & ties > 0 ? 1 : 0;
            ties -= tied;
            kept += (nuint)(tied + (distance < farthest ? 1 : 0));
        }

        // Enough rows are this near or nearer, so a later one counts only when it is nearer than the farthest of them.
        (Count, IsClosed) = ((int)kept, farthest == 0);
        Cut = (ushort)Math.Max(0, farthest - 1);
    }

    /// <summary>The distance of the last row wanted, and how many of that distance are.</summary>
    private (int Distance, int Ties) Farthest()
    {
        Array.Clear(_histogram);
        foreach (var distance in _distances.AsSpan(0, Count))
        {
            _histogram[distance]++;
        }

        var (nearer, at) = (0, 0);
        while (nearer + _histogram[at] < _wanted)
        {
            nearer += _histogram[at++];
        }

        return (at, _wanted - nearer);
    }
}
