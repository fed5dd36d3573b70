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
        if (_positions.Length < wanted * 2)
        {
            (_positions, _distances) = (new int[wanted * 2], new ushort[wanted * 2]);
        }

        if (_histogram.Length < dimensions + 1)
        {
            _histogram = new int[dimensions + 1];
        }
    }

    /// <summary>Takes a row whose distance is at most <see cref="Cut"/>.</summary>
    public void Add(int position, ushort distance)
    {
        if (IsClosed || distance > Cut)
        {
            return;
        }

        (_positions[Count], _distances[Count]) = (position, distance);
        if (++Count == _wanted * 2)
        {
            Trim();
        }
    }

    /// <summary>Takes over what another one gathered.</summary>
    public void Merge(SignCandidates other)
    {
        for (var i = 0; i < other.Count; i++)
        {
            Add(other._positions[i], other._distances[i]);
        }
    }

    /// <summary>Leaves the wanted number; of equal distances, those that came first.</summary>
    public void Trim()
    {
        if (Count <= _wanted)
        {
            return;
        }

        var (farthest, ties) = Farthest();
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (_distances[i] < farthest || (_distances[i] == farthest && ties-- > 0))
            {
                (_positions[kept], _distances[kept]) = (_positions[i], _distances[i]);
                kept++;
            }
        }

        // Enough rows are this near or nearer, so a later one counts only when it is nearer than the farthest of them.
        (Count, IsClosed) = (kept, farthest == 0);
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
