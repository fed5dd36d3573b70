namespace Phasa.Indexes;

/// <summary>
/// Where the rows of a passage lie in a language index, for those who know the passage. Filled as far as a snapshot needs it
/// when one asks, so that an index nobody asks takes no memory for it; then 4 bytes per slot and per row. Thread-safe.
/// </summary>
internal sealed class SlotRows
{
    private readonly Lock _lock = new();
    private int[] _last = [];
    private int[] _earlier = [];
    private int _count;

    /// <summary>The positions of a passage's rows in a snapshot, without removed ones, the latest first.</summary>
    /// <param name="snapshot">A snapshot of the index that these rows belong to.</param>
    /// <param name="slot">The passage.</param>
    /// <param name="positions">Receives them, as far as they fit.</param>
    /// <returns>How many were received.</returns>
    public int Find(LanguageIndexSnapshot snapshot, int slot, Span<int> positions)
    {
        lock (_lock)
        {
            Follow(snapshot);
            var found = 0;

            // Positions are kept with 1 added: 0 is none.
            for (var next = slot < _last.Length ? _last[slot] : 0; next > 0 && found < positions.Length; next = _earlier[next - 1])
            {
                if (next <= snapshot.Count && !snapshot.IsDeleted(next - 1))
                {
                    positions[found++] = next - 1;
                }
            }

            return found;
        }
    }

    private void Follow(LanguageIndexSnapshot snapshot)
    {
        if (_earlier.Length < snapshot.Count)
        {
            Array.Resize(ref _earlier, Math.Max(snapshot.Count, _earlier.Length * 2));
        }

        for (; _count < snapshot.Count; _count++)
        {
            var slot = snapshot.SlotAt(_count);
            if (slot >= _last.Length)
            {
                Array.Resize(ref _last, Math.Max(slot + 1, Math.Max(snapshot.Count, _last.Length * 2)));
            }

            (_earlier[_count], _last[slot]) = (_last[slot], _count + 1);
        }
    }
}
