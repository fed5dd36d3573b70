using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Phasa.Training.Optimisation;

/// <summary>
/// Symmetric InfoNCE with negatives from both sides (NT-Xent; Chen et al., 2020). Of 2n vectors of length 1, i and n + i
/// belong together; each is to pick its partner among all others:
/// L = −1/2n Σ_i log(E_i,p(i) / Σ_j≠i E_ij), E_ij = exp(y_i·y_j / τ).
/// E is symmetric, so with r_i = 1 / Σ_j E_ij the gradient of y_i is 1/(2nτ) Σ_j (E_ij (r_i + r_j) − 2[j = p(i)]) y_j:
/// one matrix product forth and one back.
/// </summary>
internal sealed class ContrastiveLoss(int dimensions, float temperature, Workers workers)
{
    private const int Block = 32;

    private float[] _similarities = [];
    private float[] _packed = [];
    private float[] _reciprocals = [];

    /// <summary>Vectors are padded to a multiple of this many with zeros.</summary>
    public const int Padding = Kernel.ColumnsPerBlock;

    /// <summary>The loss and its gradient.</summary>
    /// <param name="vectors">Row-major, padded; rows from <paramref name="count"/> on are zero.</param>
    /// <param name="count">2n.</param>
    /// <param name="alike">Items, each below n, that are not held against each other.</param>
    /// <param name="gradient">As long as <paramref name="vectors"/>.</param>
    /// <returns>The loss per vector, in nats.</returns>
    public double Compute(float[] vectors, int count, IReadOnlyList<(int First, int Second)> alike, float[] gradient)
    {
        var padded = (count + Padding - 1) / Padding * Padding;
        Reserve(padded);
        PackColumns(vectors, padded);
        workers.Run(padded, Block, (from, to) => MultiplySimilarities(vectors, padded, from, to));
        Mask(count, padded, alike);
        workers.Run(padded, Block, (from, to) => SumRows(count, padded, from, to));
        PackRows(vectors, padded);
        workers.Run(padded, Block, (from, to) => MultiplyGradient(count, padded, gradient, from, to));
        return Loss(count, padded);
    }

    private void Reserve(int padded)
    {
        if (_reciprocals.Length < padded)
        {
            _similarities = GC.AllocateUninitializedArray<float>(padded * padded);
            _packed = new float[padded * dimensions];
            _reciprocals = new float[padded];
        }
    }

    // Panels of 32 vectors, for each dimension the 32 components beside each other.
    private void PackColumns(float[] vectors, int padded) => workers.Run(padded, Block, (from, to) =>
    {
        for (var v = from; v < to; v++)
        {
            var panel = v / Block * Block * dimensions + v % Block;
            for (var d = 0; d < dimensions; d++)
            {
                _packed[panel + d * Block] = vectors[v * dimensions + d];
            }
        }
    });

    // Panels of 32 dimensions, for each vector the 32 components beside each other.
    private void PackRows(float[] vectors, int padded) => workers.Run(padded, Block, (from, to) =>
    {
        for (var v = from; v < to; v++)
        {
            for (var d = 0; d < dimensions; d += Block)
            {
                vectors.AsSpan(v * dimensions + d, Block).CopyTo(_packed.AsSpan(d * padded + v * Block));
            }
        }
    });

    private void MultiplySimilarities(float[] vectors, int padded, int from, int to)
    {
        var inverse = Vector512.Create(1 / temperature);
        for (var block = from; block < to; block += Block)
        {
            for (var column = 0; column < padded; column += Block)
            {
                for (var row = block; row < block + Block; row += Kernel.RowsPerBlock)
                {
                    Kernel.Multiply(ref vectors[row * dimensions], ref _packed[column * dimensions], dimensions,
                        ref _similarities[row * padded + column], padded);
                }
            }

            ref var first = ref _similarities[block * padded];
            for (nuint i = 0; i < (nuint)(Block * padded); i += 16)
            {
                // A cosine over τ stays below 10 or 20: exp needs no shift.
                Vector512.Exp(Vector512.LoadUnsafe(ref first, i) * inverse).StoreUnsafe(ref first, i);
            }
        }
    }

    private void Mask(int count, int padded, IReadOnlyList<(int First, int Second)> alike)
    {
        var n = count / 2;
        for (var i = 0; i < count; i++)
        {
            _similarities[i * padded + i] = 0;
        }

        foreach (var (first, second) in alike)
        {
            Clear(first, second);
            Clear(first + n, second + n);
            Clear(first, second + n);
            Clear(first + n, second);
        }

        void Clear(int i, int j) => _similarities[i * padded + j] = _similarities[j * padded + i] = 0;
    }

    private void SumRows(int count, int padded, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var row = _similarities.AsSpan(i * padded, padded);
            row[count..].Clear();
            var sum = Vector512<float>.Zero;
            foreach (var part in MemoryMarshal.Cast<float, Vector512<float>>(row))
            {
                sum += part;
            }

            _reciprocals[i] = i < count ? 1 / Vector512.Sum(sum) : 0;
        }
    }

    private void MultiplyGradient(int count, int padded, float[] gradient, int from, int to)
    {
        var n = count / 2;
        var factor = 1 / (count * temperature);
        var weights = new float[Block * padded];
        for (var block = from; block < to; block += Block)
        {
            for (var i = 0; i < Block; i++)
            {
                WriteWeights(block + i, padded, factor, ref weights[i * padded]);
                if (block + i < count)
                {
                    weights[i * padded + (block + i + n) % count] -= 2 * factor;
                }
            }

            for (var d = 0; d < dimensions; d += Block)
            {
                for (var row = 0; row < Block; row += Kernel.RowsPerBlock)
                {
                    Kernel.Multiply(ref weights[row * padded], ref _packed[d * padded], padded, ref gradient[(block + row) * dimensions + d], dimensions);
                }
            }
        }
    }

    private void WriteWeights(int i, int padded, float factor, ref float weights)
    {
        var own = Vector512.Create(_reciprocals[i]);
        var scale = Vector512.Create(factor);
        ref var row = ref _similarities[i * padded];
        for (nuint j = 0; j < (nuint)padded; j += 16)
        {
            var both = own + Vector512.LoadUnsafe(ref _reciprocals[0], j);
            (Vector512.LoadUnsafe(ref row, j) * both * scale).StoreUnsafe(ref weights, j);
        }
    }

    private double Loss(int count, int padded)
    {
        double sum = 0;
        for (var i = 0; i < count; i++)
        {
            sum -= Math.Log(_similarities[i * padded + (i + count / 2) % count] * _reciprocals[i] + 1e-9);
        }

        return sum / count;
    }
}
