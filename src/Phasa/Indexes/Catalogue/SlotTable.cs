using System.Numerics;

namespace Phasa.Indexes.Catalogue;

/// <summary>
/// Finds slots by keys that lie in an array of the owner's: four bytes a place, linear probing (Knuth, The Art of Computer
/// Programming 3, 6.4, algorithm L), at most three places of four taken. One writer; any number of readers beside it, without locks.
/// </summary>
internal sealed class SlotTable
{
    /// <summary>What <see cref="Find"/> returns for a key that is not there.</summary>
    public const int None = -1;

    /// <summary>What <see cref="Find"/> returns when it met a slot beyond the keys it was given: they were replaced by more, to be read again.</summary>
    public const int Beyond = -2;

    private const int LeastPlaces = 16;

    // A slot + 1; 0 is an empty place.
    private int[] _places = new int[LeastPlaces];
    private int _count;

    /// <summary>An empty table with room for some keys.</summary>
    public SlotTable(int keys = 0) => _places = new int[Math.Max(LeastPlaces, (int)BitOperations.RoundUpToPowerOf2((uint)(keys + (keys / 3) + 1)))];

    /// <summary>Memory it takes, in bytes.</summary>
    public long Bytes => sizeof(int) * (long)_places.Length;

    /// <summary>The slot of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="keys">The keys by slot.</param>
    public int Find(long key, ReadOnlySpan<long> keys)
    {
        var places = Volatile.Read(ref _places);
        for (var place = First(key, places.Length); ; place = (place + 1) & (places.Length - 1))
        {
            var slot = Volatile.Read(ref places[place]) - 1;
            if (slot < 0)
            {
                return None;
            }

            if (slot >= keys.Length)
            {
                return Beyond;
            }

            if (keys[slot] == key)
            {
                return slot;
            }
        }
    }

    /// <summary>Gives a key a slot, another one if it has one. The key must stand in its place among the keys before.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="keys">The keys by slot.</param>
    public void Set(int slot, ReadOnlySpan<long> keys)
    {
        if ((_count + 1) * 4L > _places.Length * 3L)
        {
            Grow(keys);
        }

        if (Put(_places, slot, keys))
        {
            _count++;
        }
    }

    private void Grow(ReadOnlySpan<long> keys)
    {
        var places = new int[_places.Length * 2];
        foreach (var taken in _places)
        {
            if (taken > 0)
            {
                Put(places, taken - 1, keys);
            }
        }

        // Readers go on in the old places, which have all they may ask for.
        Volatile.Write(ref _places, places);
    }

    private static bool Put(int[] places, int slot, ReadOnlySpan<long> keys)
    {
        var place = First(keys[slot], places.Length);
        while (places[place] > 0 && keys[places[place] - 1] != keys[slot])
        {
            place = (place + 1) & (places.Length - 1);
        }

        var isNew = places[place] == 0;
        Volatile.Write(ref places[place], slot + 1);
        return isNew;
    }

    // Fibonacci hashing (Knuth 3, 6.4): keys are dense runs, which it spreads.
    private static int First(long key, int places) =>
        (int)(((ulong)key * 0x9E3779B97F4A7C15) >> (64 - BitOperations.Log2((uint)places)));
}
