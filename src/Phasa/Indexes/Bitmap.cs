using System.Numerics;

namespace Phasa.Indexes;

/// <summary>
/// A growing set of small integers. One writer; readers get frozen copies, which share the words until the writer's
/// next change.
/// </summary>
internal sealed class Bitmap
{
    private ulong[] _words = [];
    private bool _shared;

    /// <summary>An empty set.</summary>
    public Bitmap()
    {
    }

    /// <summary>The set that <see cref="FrozenBitmap.Words"/> once was.</summary>
    public Bitmap(ulong[] words)
    {
        _words = words;
        Count = words.Sum(BitOperations.PopCount);
    }

    /// <summary>How many members there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds or removes a member.</summary>
    public void Set(int index, bool member)
    {
        var word = index >> 6;
        var bit = 1UL << (index & 63);
        if (word >= _words.Length)
        {
            if (!member)
            {
                return;
            }

            Array.Resize(ref _words, Math.Max(word + 1, _words.Length * 2));
            _shared = false;
        }

        if ((_words[word] & bit) != 0 == member)
        {
            return;
        }

        if (_shared)
        {
            _words = (ulong[])_words.Clone();
            _shared = false;
        }

        _words[word] ^= bit;
        Count += member ? 1 : -1;
    }

    /// <summary>The set as it is now, for readers on any thread.</summary>
    public FrozenBitmap Freeze()
    {
        _shared = true;
        return new(_words, Count);
    }
}

/// <summary>A set of small integers that no longer changes.</summary>
internal readonly struct FrozenBitmap(ulong[] words, int count) : IEquatable<FrozenBitmap>
{
    /// <summary>How many members there are.</summary>
    public int Count { get; } = count;

    /// <summary>Whether the integer is a member.</summary>
    public bool Contains(int index) => words is not null && index >> 6 < words.Length && (words[index >> 6] >> (index & 63) & 1) != 0;

    /// <summary>How many members the set shares with another one.</summary>
    public int CountShared(FrozenBitmap other)
    {
        var shared = 0;
        var (a, b) = (words ?? [], other.Words ?? []);
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            shared += BitOperations.PopCount(a[i] & b[i]);
        }

        return shared;
    }

    /// <summary>Whether both are the same copy; equal members alone do not make them so.</summary>
    public bool Equals(FrozenBitmap other) => words == other.Words && Count == other.Count;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FrozenBitmap other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(words, Count);

    /// <summary>A bit per integer, 64 to a word; null for the empty set that is the default.</summary>
    internal ulong[]? Words => words;
}
