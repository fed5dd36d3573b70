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
