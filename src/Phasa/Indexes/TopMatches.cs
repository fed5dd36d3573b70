namespace Phasa.Indexes;

/// <summary>
/// Keeps the best passages of a scan. A passage counts once, with its best row. Best first; equal similarities in
/// order of their slots, so that the same content gives the same order.
/// </summary>
/// <param name="capacity">How many passages to keep.</param>
/// <param name="threshold">The lowest similarity that is accepted.</param>
internal sealed class TopMatches(int capacity, float threshold)
{
    private int _capacity = capacity;
    private float _threshold = threshold;
    private readonly PriorityQueue<int, RowMatch> _worstFirst = new(new WorstFirst());
    private readonly Dictionary<int, float> _best = [];
    private float? _floor;

    /// <summary>How many passages to keep.</summary>
    public int Capacity => _capacity;

    /// <summary>The lowest similarity that is accepted.</summary>
    public float Threshold => _threshold;

    /// <summary>Passages that are kept: they met the threshold, and at most <see cref="Capacity"/> do.</summary>
    public int Accepted => _best.Count;

    /// <summary>The highest similarity offered, accepted or not.</summary>
    public float? Best { get; private set; }

    /// <summary>Makes it as new, in the memory it has.</summary>
    public void Reset(int capacity, float threshold)
    {
        (_capacity, _threshold, _floor, Best) = (capacity, threshold, null, null);
        _worstFirst.Clear();
        _best.Clear();
    }

    /// <summary>Considers a row.</summary>
    public void Offer(int slot, float similarity)
    {
        if (!(similarity <= Best))
        {
            Best = similarity;
        }

        if (similarity < _threshold)
        {
            return;
        }

        if (similarity < _floor || (_best.TryGetValue(slot, out var known) && similarity <= known))
        {
            return;
        }

        // A passage's earlier, worse entry stays in the queue; it is recognised as outdated by its similarity.
        _best[slot] = similarity;
        _worstFirst.Enqueue(slot, new(slot, similarity));
        Trim();
    }

    /// <summary>The passages, best first.</summary>
    public IReadOnlyList<RowMatch> InOrder() =>
        [.. _best.Select(p => new RowMatch(p.Key, p.Value)).OrderByDescending(m => m.Similarity).ThenBy(m => m.Slot)];

    private void Trim()
    {
        while (_worstFirst.TryPeek(out var slot, out var match) && (_best.Count > _capacity || !IsCurrent(slot, match)))
        {
            _worstFirst.Dequeue();
            if (IsCurrent(slot, match))
            {
                _best.Remove(slot);
            }
        }

        if (_best.Count == _capacity && _worstFirst.TryPeek(out _, out var worst))
        {
            _floor = worst.Similarity;
        }
    }

    private bool IsCurrent(int slot, RowMatch match) => _best.TryGetValue(slot, out var similarity) && similarity == match.Similarity;

    private sealed class WorstFirst : IComparer<RowMatch>
    {
        public int Compare(RowMatch x, RowMatch y) =>
            x.Similarity != y.Similarity ? x.Similarity.CompareTo(y.Similarity) : y.Slot.CompareTo(x.Slot);
    }
}
