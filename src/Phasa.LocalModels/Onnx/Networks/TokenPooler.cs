using System.Numerics.Tensors;
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
    public static float[][] Pool(ReadOnlySpan<float> tokens, TokenBatch batch, int dimensions, Pooling pooling)
    {
        var result = new float[batch.Count][];
        for (var i = 0; i < result.Length; i++)
        {
            var text = tokens.Slice(i * batch.Width * dimensions, batch.Length(i) * dimensions);
            result[i] = pooling switch
            {
                Pooling.Cls => text[..dimensions].ToArray(),
                Pooling.LastToken => text[^dimensions..].ToArray(),
                _ => Mean(text, dimensions),
            };
        }

        return result;
    }

    private static float[] Mean(ReadOnlySpan<float> tokens, int dimensions)
    {
        var sum = tokens[..dimensions].ToArray();
        for (var start = dimensions; start < tokens.Length; start += dimensions)
        {
            TensorPrimitives.Add(sum, tokens.Slice(start, dimensions), sum);
        }

        TensorPrimitives.Divide(sum, tokens.Length / dimensions, sum);
        return sum;
    }
}
