using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Phasa.Embeddings.HashedNgrams;

/// <summary>The features of a folded text: n-grams that suit how its script writes words.</summary>
internal static class NgramFeatures
{
    /// <summary>
    /// Hands over the hash of each feature, repeated ones each time. Words of scripts with spaces give the word and
    /// the 3- to 5-grams of <c>‹word›</c>; runs of scripts without give 1- to 4-grams of code units; numbers are whole.
    /// </summary>
    public static void Visit(ReadOnlySpan<char> folded, Action<ulong> visit)
    {
        foreach (var run in new NgramRuns(folded))
        {
            var text = folded[run.Start..run.End];
            if (run.Kind == NgramRunKind.Unspaced)
            {
                Grams(text, 1, 4, visit);
                continue;
            }

            visit(Hash(text) ^ (ulong)run.Kind);
            if (run.Kind == NgramRunKind.Word && text.Length > 3)
            {
                Grams($"<{text}>", 3, 5, visit);
            }
        }
    }

    private static void Grams(ReadOnlySpan<char> text, int from, int to, Action<ulong> visit)
    {
        for (var n = from; n <= to; n++)
        {
            for (var i = 0; i + n <= text.Length; i++)
            {
                visit(Hash(text.Slice(i, n)));
            }
        }
    }

    private static ulong Hash(ReadOnlySpan<char> text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text));
}
