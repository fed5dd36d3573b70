using System.Numerics.Tensors;
using Phasa.LocalModels.ModelFolders;
using Phasa.LocalModels.Onnx.Batches;

namespace Phasa.LocalModels.Onnx.Networks;

/// <summary>Makes the vector of each text from the vectors of its tokens.</summary>
internal static class TokenPooler
{
    /// <summary>A vector per text.</summary>
    /// <param name="tokens">The network's output, texts × width × dimensions.</param>
    /// <param name="batch">The texts.</param>
    /// <param name="dimensions">The length of a vector.</param>
    /// <param name="pooling">The way.</param>
    public static float[][] Pool(ReadOnlySpan<float> tokens, TokenBatch batch, int dimensions, PoolingMode pooling)
    {
        var result = new float[batch.Count][];
        for (var i = 0; i < result.Length; i++)
        {
            var text = tokens.Slice(i * batch.Width * dimensions, batch.Length(i) * dimensions);
            result[i] = pooling switch
            {
                PoolingMode.Cls => text[..dimensions].ToArray(),
                PoolingMode.LastToken => text[^dimensions..].ToArray(),
                PoolingMode.Max => Max(text, dimensions),
                _ => Mean(text, dimensions, pooling),
            };
        }

        return result;
    }

    private static float[] Max(ReadOnlySpan<float> tokens, int dimensions)
    {
        var max = tokens[..dimensions].ToArray();
        for (var start = dimensions; start < tokens.Length; start += dimensions)
        {
            TensorPrimitives.Max(max, tokens.Slice(start, dimensions), max);
        }

        return max;
    }

    // The weighted mean counts the first token once, the second twice and so on (Muennighoff, "SGPT", 2022).
    private static float[] Mean(ReadOnlySpan<float> tokens, int dimensions, PoolingMode pooling)
    {
        var sum = new float[dimensions];
        var count = tokens.Length / dimensions;
        for (var i = 0; i < count; i++)
        {
            TensorPrimitives.MultiplyAdd(tokens.Slice(i * dimensions, dimensions), pooling == PoolingMode.WeightedMean ? i + 1 : 1, sum, sum);
        }

        TensorPrimitives.Divide(
            sum,
            pooling switch
            {
                PoolingMode.MeanSquareRoot => MathF.Sqrt(count),
                PoolingMode.WeightedMean => count * (count + 1f) / 2,
                _ => count,
            },
            sum);
        return sum;
    }
}
