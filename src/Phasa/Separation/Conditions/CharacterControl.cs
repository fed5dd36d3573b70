using System.Numerics.Tensors;
using Phasa.Embeddings.HashedNgrams;
using Phasa.Languages;

namespace Phasa.Separation.Conditions;

/// <summary>
/// The control: how similar texts are by the characters they share, which a model must beat before its similarity can be called
/// meaning. The cosine of √count of the same n-grams that the untrained embedder has, but of all of them: its 1,024 places are
/// shared by chance, and that noise would stand where texts share nothing. Here those have exactly 0, are tied, and have an AUC of ½.
/// </summary>
internal static class CharacterControl
{
    /// <summary>The similarities of a condition's texts, each 0..1; 0 where a text has no n-grams.</summary>
    /// <param name="queries">A text per item.</param>
    /// <param name="documents">A text per item, in the same order.</param>
    public static SimilarityMatrix Of(IReadOnlyList<string> queries, IReadOnlyList<string> documents)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(documents.Count, queries.Count);
        var n = queries.Count;
        var holders = new Dictionary<ulong, List<(int Document, float Weight)>>();
        for (var document = 0; document < n; document++)
        {
            foreach (var (gram, weight) in Weights(documents[document]))
            {
                if (!holders.TryGetValue(gram, out var list))
                {
                    holders[gram] = list = [];
                }

                list.Add((document, weight));
            }
        }

        var values = new float[n * n];
        for (var query = 0; query < n; query++)
        {
            var row = values.AsSpan(query * n, n);
            foreach (var (gram, weight) in Weights(queries[query]))
            {
                foreach (var (document, other) in holders.GetValueOrDefault(gram) ?? [])
                {
                    row[document] += weight * other;
                }
            }

            TensorPrimitives.Min(row, 1f, row);
        }

        return new(n, values);
    }

    private static (ulong Gram, float Weight)[] Weights(string text)
    {
        var counts = new Dictionary<ulong, int>();
        NgramFeatures.Visit(TextFolder.Fold(text), gram => counts[gram] = counts.GetValueOrDefault(gram) + 1);

        // The squares of √count add up to the number of n-grams. In a fixed order, equal texts are equally similar to the last bit.
        var length = MathF.Sqrt(counts.Values.Sum());
        return [.. counts.OrderBy(c => c.Key).Select(c => (c.Key, MathF.Sqrt(c.Value) / length))];
    }
}
