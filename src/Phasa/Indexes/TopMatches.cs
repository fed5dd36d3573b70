namespace Phasa.Indexes;

/// <summary>
/// Keeps the best passages of a scan. A passage counts once, with its best row. Best first; equal similarities in
/// order of their slots, so that the same content gives the same order.
/// </summary>
/// <param name="capacity">How many passages to keep.</param>
/// <param name="threshold">The lowest similarity that is accepted.</param>
internal sealed class TopMatches(int capacity, float threshold)
{
    private readonly PriorityQueue<int, RowMatch> _worstFirst = new(new WorstFirst());
    private readonly Dictionary<int, float> _best = [];
    private float? _floor;

    /// <summary>How many rows met the threshold, kept or not.</summary>
    public int Accepted { get; private set; }

    /// <summary>The highest similarity offered, accepted or not.</summary>
    public float? Best { get; private set; }

    /// <summary>Considers a row.</summary>
    public void Offer(int slot, float similarity)
    {
        if (!(similarity <= Best))
        {
            Best = similarity;
        }

        if (similarity < threshold)
        {
            return;
        }

        Accepted++;
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
        while (_worstFirst.TryPeek(out var slot, out var match) && (_best.Count > capacity || !IsCurrent(slot, match)))
        {
            _worstFirst.Dequeue();
            if (IsCurrent(slot, match))
            {
                _best.Remove(slot);
            }
        }

        if (_best.Count == capacity && _worstFirst.TryPeek(out _, out var worst))
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
