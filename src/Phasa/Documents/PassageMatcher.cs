namespace Phasa.Documents;

/// <summary>
/// Finds out which passage of a document's old version each passage of its new version continues, so that unchanged
/// ones keep their rows and changed ones keep their human translations as stale.
/// </summary>
internal static class PassageMatcher
{
    /// <summary>Below this share of common character pairs, two texts are different passages, not versions of one.</summary>
    private const double MinLikeness = 0.3;

    /// <summary>For each new passage (by heading, text and hash) the old one it continues, or null. No old one is given twice.</summary>
    public static StoredPassage?[] Match(
        IReadOnlyList<StoredPassage> old, IReadOnlyList<(string? Heading, string Text, string Hash)> passages)
    {
        var continued = new StoredPassage?[passages.Count];
        var free = old.GroupBy(p => p.Hash).ToDictionary(g => g.Key, g => new Queue<StoredPassage>(g.OrderBy(p => p.Ordinal)));
        for (var i = 0; i < passages.Count; i++)
        {
            if (free.TryGetValue(passages[i].Hash, out var equal) && equal.TryDequeue(out var unchanged))
            {
                continued[i] = unchanged;
            }
        }

        MatchChanged([.. free.Values.SelectMany(q => q).OrderBy(p => p.Ordinal)], passages, continued);
        return continued;
    }

    /// <summary>Pairs what is left, the most alike first.</summary>
    private static void MatchChanged(
        List<StoredPassage> old, IReadOnlyList<(string? Heading, string Text, string Hash)> passages, StoredPassage?[] continued)
    {
        var open = Enumerable.Range(0, passages.Count).Where(i => continued[i] is null).ToList();
        if (old.Count == 0 || open.Count == 0)
        {
            return;
        }

        var oldPairs = old.Select(p => Pairs(p.Text)).ToList();
        var candidates =
            from i in open
            let pairs = Pairs(passages[i].Text)
            from o in Enumerable.Range(0, old.Count)
            let likeness = Likeness(pairs, oldPairs[o])
            let sameHeading = passages[i].Heading == old[o].Heading
            where likeness >= MinLikeness
            orderby likeness + (sameHeading ? 0.5 : 0) descending, Math.Abs(i - old[o].Ordinal)
            select (New: i, Old: o);

        var taken = new HashSet<int>();
        foreach (var (index, o) in candidates)
        {
            if (continued[index] is null && taken.Add(o))
            {
                continued[index] = old[o];
            }
        }
    }

    /// <summary>Dice's coefficient over the sets of adjacent character pairs.</summary>
    private static double Likeness(HashSet<int> a, HashSet<int> b) =>
        a.Count + b.Count == 0 ? 1 : 2d * (a.Count < b.Count ? a.Count(b.Contains) : b.Count(a.Contains)) / (a.Count + b.Count);

    private static HashSet<int> Pairs(string text)
    {
        var pairs = new HashSet<int>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            pairs.Add((text[i] << 16) | text[i + 1]);
        }

        return pairs;
    }
}
