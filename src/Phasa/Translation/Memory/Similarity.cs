using System.Buffers;

namespace Phasa.Translation.Memory;

/// <summary>How alike two keys are: 1 − d/n, with d the Levenshtein distance and n the longer length, both in UTF-16 code units.</summary>
/// <remarks>One formula for all languages; a token-based one would depend on word boundaries that Lao, Thai and Japanese do not write.</remarks>
internal static class Similarity
{
    /// <summary>The largest distance with which a pair of texts, the longer of <paramref name="length"/>, still reaches the threshold.</summary>
    public static int MaxDistance(int length, double threshold) => (int)Math.Floor((length * (1 - threshold)) + 1e-9);

    /// <summary>The similarity, 0..1; 0 when it is below <paramref name="threshold"/>. Takes O(length × distance) steps.</summary>
    public static double Of(string a, string b, double threshold)
    {
        var length = Math.Max(a.Length, b.Length);
        if (length == 0)
        {
            return 1;
        }

        var max = MaxDistance(length, threshold);
        var distance = Distance(a, b, max);
        return distance > max ? 0 : 1 - ((double)distance / length);
    }

    /// <summary>The Levenshtein distance where it is at most <paramref name="max"/>, otherwise <paramref name="max"/> + 1 (Ukkonen's band).</summary>
    public static int Distance(string a, string b, int max)
    {
        if (Math.Abs(a.Length - b.Length) > max)
        {
            return max + 1;
        }

        var row = ArrayPool<int>.Shared.Rent(b.Length + 1);
        try
        {
            for (var j = 0; j <= b.Length; j++)
            {
                row[j] = Math.Min(j, max + 1);
            }

            for (var i = 1; i <= a.Length; i++)
            {
                if (Fill(row, a[i - 1], i, b, max) > max)
                {
                    return max + 1;
                }
            }

            return row[b.Length];
        }
        finally
        {
            ArrayPool<int>.Shared.Return(row);
        }
    }

    // One row within the band |i - j| <= max; cells outside it count as max + 1. Returns the row's least value.
    private static int Fill(int[] row, char c, int i, string b, int max)
    {
        var from = Math.Max(1, i - max);
        var to = Math.Min(b.Length, i + max);
        var diagonal = row[from - 1];
        row[from - 1] = from == 1 ? Math.Min(i, max + 1) : max + 1;
        var least = row[from - 1];
        for (var j = from; j <= to; j++)
        {
            var above = j < i + max ? row[j] : max + 1;
            var value = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (c == b[j - 1] ? 0 : 1));
            diagonal = row[j];
            row[j] = Math.Min(value, max + 1);
            least = Math.Min(least, row[j]);
        }

        return least;
    }
}
