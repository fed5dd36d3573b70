using System.Numerics.Tensors;

namespace Phasa.Separation.Conditions;

/// <summary>
/// The similarity of every query with every document of a condition: <c>this[i, j]</c> is the cosine of query i and
/// document j, so that synonym pairs stand on the diagonal.
/// </summary>
public sealed class SimilarityMatrix
{
    private readonly float[] _values;

    /// <summary>Takes similarities that are there already.</summary>
    /// <param name="items">How many queries, and as many documents.</param>
    /// <param name="values"><paramref name="items"/>² similarities, a row per query; kept, not copied.</param>
    public SimilarityMatrix(int items, float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, items * items);
        Items = items;
        _values = values;
    }

    /// <summary>How many items.</summary>
    public int Items { get; }

    /// <summary>The similarity of a query and a document.</summary>
    public float this[int query, int document] => _values[(query * Items) + document];

    /// <summary>A query's similarities with all documents.</summary>
    public ReadOnlySpan<float> Row(int query) => _values.AsSpan(query * Items, Items);

    /// <summary>The similarities of the synonym pairs, S_ii.</summary>
    public IEnumerable<float> Synonyms() => Enumerable.Range(0, Items).Select(i => this[i, i]);

    /// <summary>The similarities of the unrelated pairs, S_kl with k ≠ l.</summary>
    public IEnumerable<float> UnrelatedPairs()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (i % (Items + 1) != 0)
            {
                yield return _values[i];
            }
        }
    }

    /// <summary>M_i: the best similarity of a query to anything but its own document. There must be two items at least.</summary>
    public float BestWrong(int query)
    {
        var before = Row(query)[..query];
        var after = Row(query)[(query + 1)..];
        return before.IsEmpty ? TensorPrimitives.Max(after)
            : after.IsEmpty ? TensorPrimitives.Max(before)
            : Math.Max(TensorPrimitives.Max(before), TensorPrimitives.Max(after));
    }

    /// <summary>Compares every query with every document.</summary>
    /// <param name="queries">A vector per item, of length 1 or 0.</param>
    /// <param name="documents">A vector per item in the same order, of length 1 or 0.</param>
    public static SimilarityMatrix Of(IReadOnlyList<float[]> queries, IReadOnlyList<float[]> documents)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(documents.Count, queries.Count);
        var values = new float[queries.Count * documents.Count];
        for (var i = 0; i < queries.Count; i++)
        {
            for (var j = 0; j < documents.Count; j++)
            {
                values[(i * documents.Count) + j] = Math.Clamp(TensorPrimitives.Dot<float>(queries[i], documents[j]), -1f, 1f);
            }
        }

        return new(queries.Count, values);
    }
}
