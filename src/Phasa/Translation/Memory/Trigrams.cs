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
    /// The least number of runs that two keys share when their edit distance is <paramref name="distance"/> and the longer
    /// has <paramref name="length"/> code units: one edit destroys at most three runs (the q-gram lemma, Ukkonen 1992). At least 1.
    /// </summary>
    public static int LeastShared(int length, int distance) => Math.Max(1, length - Size + 1 - (distance * Size));
}
