using System.Numerics.Tensors;
using Phasa.Training.Batches;

namespace Phasa.Training.Optimisation;

/// <summary>One step: texts to vectors of length 1, loss, gradient, update.</summary>
internal sealed class ContrastiveStep(FeatureVectors features, float temperature, Workers workers)
{
    private const float LeastLength = 1e-6f;

    private readonly ContrastiveLoss _loss = new(features.Dimensions, temperature, workers);
    private float[] _vectors = [];
    private float[] _gradient = [];
    private float[] _lengths = [];

    /// <summary>Takes a step and returns the loss before it.</summary>
    public double Take(Batch batch, float learningRate)
    {
        var (count, dimensions) = (batch.Texts.Rows, features.Dimensions);
        Reserve(count);
        features.Sum(batch.Texts, _vectors);
        workers.Run(count, 16, (from, to) =>
        {
            for (var t = from; t < to; t++)
            {
                var vector = _vectors.AsSpan(t * dimensions, dimensions);
                _lengths[t] = Math.Max(TensorPrimitives.Norm<float>(vector), LeastLength);
                TensorPrimitives.Divide(vector, _lengths[t], vector);
            }
        });
        var loss = _loss.Compute(_vectors, count, batch.Alike, _gradient);
        workers.Run(count, 16, (from, to) =>
        {
            for (var t = from; t < to; t++)
            {
                ThroughLength(t);
            }
        });
        features.Update(batch.Texts, _gradient, learningRate);
        return loss;
    }

    // y = x / |x|, so dx = (dy − y (y·dy)) / |x|.
    private void ThroughLength(int t)
    {
        var gradient = _gradient.AsSpan(t * features.Dimensions, features.Dimensions);
        var vector = _vectors.AsSpan(t * features.Dimensions, features.Dimensions);
        var along = TensorPrimitives.Dot<float>(gradient, vector);
        TensorPrimitives.MultiplyAdd(vector, -along, gradient, gradient);
        TensorPrimitives.Divide(gradient, _lengths[t], gradient);
    }

    private void Reserve(int count)
    {
        var padded = (count + ContrastiveLoss.Padding - 1) / ContrastiveLoss.Padding * ContrastiveLoss.Padding;
        if (_lengths.Length < padded)
        {
            _vectors = new float[padded * features.Dimensions];
            _gradient = new float[padded * features.Dimensions];
            _lengths = new float[padded];
        }

        _vectors.AsSpan(count * features.Dimensions).Clear();
    }
}
