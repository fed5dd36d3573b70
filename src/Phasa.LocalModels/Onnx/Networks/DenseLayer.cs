using System.Numerics.Tensors;

namespace Phasa.LocalModels.Onnx.Networks;

/// <summary>A step after the pooling that some models have: f(W·x + b). Immutable.</summary>
/// <param name="Weights">W, a row of <paramref name="Inputs"/> numbers per output.</param>
/// <param name="Bias">b, a number per output; null: none.</param>
/// <param name="Inputs">The length of x.</param>
/// <param name="Tanh">Whether f is the hyperbolic tangent, and not the identity.</param>
internal sealed record DenseLayer(float[] Weights, float[]? Bias, int Inputs, bool Tanh)
{
    /// <summary>The length of a result.</summary>
    public int Outputs => Weights.Length / Inputs;

    /// <summary>The result for a vector.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: the vector has another length than <see cref="Inputs"/>.</exception>
    public float[] Apply(ReadOnlySpan<float> vector)
    {
        if (vector.Length != Inputs)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"A Dense step of the model takes vectors of {Inputs} dimensions, and what comes before it gives {vector.Length}.",
                "Fetch the whole folder again from one place and revision.");
        }

        var result = Bias is null ? new float[Outputs] : [.. Bias];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] += TensorPrimitives.Dot(Weights.AsSpan(i * Inputs, Inputs), vector);
        }

        if (Tanh)
        {
            TensorPrimitives.Tanh<float>(result, result);
        }

        return result;
    }
}
