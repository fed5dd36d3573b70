using Phasa.Ingestion.Passages;

namespace Phasa.Ingestion.Alignment;

/// <summary>Cuts a translated text into as many parts as its original has, by the parts' shares.</summary>
internal sealed class ProportionalCut(ITextBreaker breaker)
{
    /// <summary>
    /// One part per weight, in order, empty where there is nothing to cut off. Cuts lie at sentence ends; where there are
    /// too few, at phrase ends, else between words. Nothing but white space at the cuts is lost.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="weights">Positive shares.</param>
    public IReadOnlyList<string> Cut(string text, IReadOnlyList<int> weights)
    {
        var breaks = Breaks(text, weights.Count - 1);
        var parts = new List<string>(weights.Count);
        var total = (double)weights.Sum(w => (long)w);
        var (start, share) = (0, 0L);
        foreach (var weight in weights)
        {
            share += weight;
            var end = parts.Count == weights.Count - 1 ? text.Length : Math.Max(start, Nearest(breaks, share / total * text.Length, text.Length));
            parts.Add(text[start..end].Trim());
            start = end;
        }

        return parts;
    }

    private IReadOnlyList<int> Breaks(string text, int wanted)
    {
        if (wanted == 0)
        {
            return [];
        }

        IReadOnlyList<int> breaks = [];
        for (var strength = BreakStrength.Sentence; strength >= BreakStrength.Word && breaks.Count < wanted; strength--)
        {
            breaks = [.. breaks.Concat(breaker.Breaks(text, strength)).Distinct().Order()];
        }

        return breaks;
    }

    // The text's two ends count too: a part may get nothing, or all that is left.
    private static int Nearest(IReadOnlyList<int> breaks, double place, int length)
    {
        var (low, high) = (0, breaks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = breaks[middle] < place ? (middle + 1, high) : (low, middle);
        }

        var before = low == 0 ? 0 : breaks[low - 1];
        var after = low == breaks.Count ? length : breaks[low];
        return place - before <= after - place ? before : after;
    }
}
