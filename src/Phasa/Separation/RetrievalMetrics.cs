namespace Phasa.Separation;

/// <summary>
/// How well one ranking serves one question, from the documents that answer it. Averaged over questions these are
/// recall@k and MRR as in Manning, Raghavan and Schütze, "Introduction to Information Retrieval" (2008), chapter 8.
/// </summary>
public static class RetrievalMetrics
{
    /// <summary>The share of the right documents that stand among the first <paramref name="k"/>, 0..1.</summary>
    /// <param name="ranked">Document ids, best first, each once.</param>
    /// <param name="relevant">The ids of the right documents; at least one.</param>
    /// <param name="k">How far down is looked; at least 1.</param>
    public static double RecallAt(IEnumerable<string> ranked, IReadOnlyCollection<string> relevant, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfZero(relevant.Count);
        return (double)ranked.Take(k).Count(relevant.Contains) / relevant.Count;
    }

    /// <summary>
    /// Normalised discounted cumulative gain at <paramref name="k"/> with gains of 0 and 1 (Järvelin and Kekäläinen, 2002):
    /// Σ 1/log2(rank + 1) over the right documents among the first k, against the best order there could be; 0..1.
    /// </summary>
    /// <param name="ranked">Document ids, best first, each once.</param>
    /// <param name="relevant">The ids of the right documents; at least one.</param>
    /// <param name="k">How far down is looked; at least 1.</param>
    public static double NdcgAt(IEnumerable<string> ranked, IReadOnlyCollection<string> relevant, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfZero(relevant.Count);
        var gain = ranked.Take(k).Select((id, i) => relevant.Contains(id) ? 1 / Math.Log2(i + 2) : 0).Sum();
        var best = Enumerable.Range(0, Math.Min(k, relevant.Count)).Sum(i => 1 / Math.Log2(i + 2));
        return gain / best;
    }

    /// <summary>One over the rank of the first right document, 0..1; 0 when none was found.</summary>
    /// <param name="ranked">Document ids, best first, each once.</param>
    /// <param name="relevant">The ids of the right documents; at least one.</param>
    public static double ReciprocalRank(IReadOnlyList<string> ranked, IReadOnlyCollection<string> relevant)
    {
        ArgumentOutOfRangeException.ThrowIfZero(relevant.Count);
        var rank = ranked.TakeWhile(id => !relevant.Contains(id)).Count() + 1;
        return rank <= ranked.Count ? 1.0 / rank : 0;
    }
}
