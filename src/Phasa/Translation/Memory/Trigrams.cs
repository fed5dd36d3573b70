using System.Runtime.InteropServices;

namespace Phasa.Translation.Memory;

/// <summary>The runs of three code units of a key.</summary>
internal static class Trigrams
{
    public const int Size = 3;

    /// <summary>
    /// Each run as one number: its three code units in the low 48 bits, how often it came before in the same key in the
    /// high 16. So two keys share as many numbers as their multisets of runs have in common.
    /// </summary>
    public static List<ulong> Of(string key)
    {
        var seen = new Dictionary<ulong, ushort>();
        var runs = new List<ulong>(Math.Max(0, key.Length - Size + 1));
        for (var i = 0; i + Size <= key.Length; i++)
        {
            var run = ((ulong)key[i] << 32) | ((ulong)key[i + 1] << 16) | key[i + 2];
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, run, out _);
            runs.Add(run | ((ulong)count << 48));
            count++;
        }

        return runs;
    }

    /// <summary>
    /// The least number of runs that a key of <paramref name="length"/> code units shares with one similar enough: with
    /// edit distance d and longer length n at least n − 2 − 3d, as one edit destroys at most three runs (the q-gram lemma,
    /// Ukkonen 1992). At least 1.
    /// </summary>
    public static int LeastShared(int length, double threshold)
    {
        // The other key may be longer by the distance, and the bound is not monotonic in the length.
        var longest = (int)Math.Ceiling(length / threshold);
        var least = int.MaxValue;
        for (var n = length; n <= longest; n++)
        {
            least = Math.Min(least, n - Size + 1 - (Similarity.MaxDistance(n, threshold) * Size));
        }

        return Math.Max(1, least);
    }
}
