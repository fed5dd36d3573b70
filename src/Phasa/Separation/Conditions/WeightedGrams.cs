using Phasa.Embeddings.HashedNgrams;
using Phasa.Languages;

namespace Phasa.Separation.Conditions;

/// <summary>The character n-grams of a text and how much each weighs: √count, over all of them of length 1.</summary>
/// <param name="Grams">The hashes of the n-grams, rising: a fixed order, in which equal texts add up to the same last bit.</param>
/// <param name="Weights">Their weights, above 0.</param>
internal readonly record struct WeightedGrams(ulong[] Grams, float[] Weights)
{
    /// <summary>The n-grams of a text; none where it has no letters or digits.</summary>
    public static WeightedGrams Of(string text)
    {
        var counts = new Dictionary<ulong, int>();
        var total = 0;
        NgramFeatures.Visit(TextFolder.Fold(text), gram =>
        {
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
            total++;
        });
        ulong[] grams = [.. counts.Keys];
        Array.Sort(grams);
        return new(grams, [.. grams.Select(gram => MathF.Sqrt((float)counts[gram] / total))]);
    }
}
