using System.Numerics;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>From a feature's hash to its row: open addressing over at most half-full slots. Immutable and thread-safe.</summary>
internal sealed class FeatureRows
{
    private const int Empty = -1;

    private readonly (uint Hash, int Row)[] _slots;
    private readonly uint _mask;

    /// <summary>The row of a hash is its place.</summary>
    public FeatureRows(ReadOnlySpan<uint> hashes)
    {
        _slots = new (uint, int)[BitOperations.RoundUpToPowerOf2((uint)hashes.Length * 2)];
        _slots.AsSpan().Fill((0, Empty));
        _mask = (uint)_slots.Length - 1;
        for (var row = 0; row < hashes.Length; row++)
        {
            var slot = hashes[row] & _mask;
            while (_slots[slot].Row != Empty)
            {
                slot = (slot + 1) & _mask;
            }

            _slots[slot] = (hashes[row], row);
        }
    }

    /// <summary>The row, or -1.</summary>
    public int Find(uint hash)
    {
        for (var slot = hash & _mask; ; slot = (slot + 1) & _mask)
        {
            var (at, row) = _slots[slot];
            if (row == Empty || at == hash)
            {
                return row;
            }
        }
    }
}
