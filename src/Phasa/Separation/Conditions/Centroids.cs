using System.Numerics.Tensors;

namespace Phasa.Separation.Conditions;

/// <summary>Where two sets of vectors have their middles.</summary>
internal static class Centroids
{
    /// <summary>The Euclidean distance of the mean query vector and the mean document vector: 0..2 for vectors of length 1.</summary>
    /// <param name="queries">Vectors, at least one.</param>
    /// <param name="documents">Vectors of the same length, at least one.</param>
    public static double Distance(IReadOnlyList<float[]> queries, IReadOnlyList<float[]> documents) =>
        TensorPrimitives.Distance<double>(Mean(queries), Mean(documents));

    private static double[] Mean(IReadOnlyList<float[]> vectors)
    {
        var mean = new double[vectors[0].Length];
        foreach (var vector in vectors)
        {
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += vector[i];
            }
        }

        TensorPrimitives.Divide(mean, vectors.Count, mean);
        return mean;
    }
}
