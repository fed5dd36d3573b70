using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Phasa.Training.Batches;

namespace Phasa.Training.Optimisation;

/// <summary>
/// The vectors being learnt, with Adam's moments (Kingma and Ba, 2015), kept per row: a row that a batch does not touch
/// does not move, and its moments are corrected by its own number of updates.
/// </summary>
internal sealed class FeatureVectors
{
    private const float Beta1 = .9f;
    private const float Beta2 = .999f;
    private const float Epsilon = 1e-9f;

    private readonly Workers _workers;
    private readonly int[] _slot;
    private int[] _touched = [];
    private int[] _starts = [];
    private int[] _texts = [];
    private float[] _weights = [];

    /// <summary>Starts at random from N(0, length / √dimensions).</summary>
    public FeatureVectors(int rows, int dimensions, float length, SeededRandom random, Workers workers)
    {
        _workers = workers;
        Rows = rows;
        Dimensions = dimensions;
        Values = new float[rows * dimensions];
        First = new float[rows * dimensions];
        Second = new float[rows * dimensions];
        Updates = new int[rows];
        _slot = new int[rows];
        var deviation = length / Math.Sqrt(dimensions);
        for (var i = 0; i < Values.Length; i++)
        {
            Values[i] = (float)(random.NextNormal() * deviation);
        }
    }

    public int Rows { get; }

    public int Dimensions { get; }

    /// <summary>Row-major.</summary>
    public float[] Values { get; }

    /// <summary>The first moments.</summary>
    public float[] First { get; }

    /// <summary>The second moments.</summary>
    public float[] Second { get; }

    /// <summary>How often each row was updated.</summary>
    public int[] Updates { get; }

    /// <summary>output_i = Σ weight · row, for each text.</summary>
    public void Sum(SparseMatrix texts, float[] output) => _workers.Run(texts.Rows, 16, (from, to) =>
    {
        var starts = texts.Starts;
        var columns = texts.Columns;
        var weights = texts.Values;
        for (var t = from; t < to; t++)
        {
            var sum = output.AsSpan(t * Dimensions, Dimensions);
            sum.Clear();
            for (var e = starts[t]; e < starts[t + 1]; e++)
            {
                AddScaled(ref Values[columns[e] * Dimensions], weights[e], ref MemoryMarshal.GetReference(sum));
            }
        }
    });

    /// <summary>Moves every row that a text uses against its gradient Σ weight · gradient_text.</summary>
    public void Update(SparseMatrix texts, float[] gradient, float learningRate)
    {
        var count = Transpose(texts);
        _workers.Run(count, 16, (from, to) =>
        {
            var sum = new float[Dimensions];
            for (var slot = from; slot < to; slot++)
            {
                sum.AsSpan().Clear();
                for (var e = _starts[slot]; e < _starts[slot + 1]; e++)
                {
                    AddScaled(ref gradient[_texts[e] * Dimensions], _weights[e], ref sum[0]);
                }

                Move(_touched[slot], sum, learningRate);
            }
        });
    }

    private void Move(int row, float[] gradient, float learningRate)
    {
        var updates = ++Updates[row];
        var correction1 = Vector512.Create(1 / (1 - MathF.Pow(Beta1, updates)));
        var correction2 = Vector512.Create(1 / (1 - MathF.Pow(Beta2, updates)));
        ref var value = ref Values[row * Dimensions];
        ref var first = ref First[row * Dimensions];
        ref var second = ref Second[row * Dimensions];
        for (nuint i = 0; i < (nuint)Dimensions; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref gradient[0], i);
            var m = Vector512.LoadUnsafe(ref first, i) * Beta1 + g * (1 - Beta1);
            var v = Vector512.LoadUnsafe(ref second, i) * Beta2 + g * g * (1 - Beta2);
            m.StoreUnsafe(ref first, i);
            v.StoreUnsafe(ref second, i);
            var step = m * correction1 / (Vector512.Sqrt(v * correction2) + Vector512.Create(Epsilon));
            (Vector512.LoadUnsafe(ref value, i) - step * learningRate).StoreUnsafe(ref value, i);
        }
    }

    // Entries by feature instead of by text, features in the order they are met.
    private int Transpose(SparseMatrix texts)
    {
        var columns = texts.Columns;
        if (_texts.Length < columns.Length)
        {
            _texts = new int[2 * columns.Length];
            _weights = new float[2 * columns.Length];
            _touched = new int[2 * columns.Length];
            _starts = new int[2 * columns.Length + 1];
        }

        // _slot is 0 for what was not met, else 1 + its place; it is left at 0 again.
        var count = 0;
        foreach (var column in columns)
        {
            if (_slot[column] == 0)
            {
                _touched[count++] = column;
                _slot[column] = count;
                _starts[count] = 0;
            }

            _starts[_slot[column]]++;
        }

        _starts[0] = 0;
        for (var i = 1; i <= count; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        var starts = texts.Starts;
        var values = texts.Values;
        // Filled from the back, so that each list ends up in the order of the texts.
        for (var t = texts.Rows - 1; t >= 0; t--)
        {
            for (var e = starts[t + 1] - 1; e >= starts[t]; e--)
            {
                var at = --_starts[_slot[columns[e]]];
                _texts[at] = t;
                _weights[at] = values[e];
            }
        }

        // Taking entries from the end of a feature's list moved each end to its start: shift them back by one place.
        Array.Copy(_starts, 1, _starts, 0, count);
        _starts[count] = columns.Length;
        for (var i = 0; i < count; i++)
        {
            _slot[_touched[i]] = 0;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddScaled(ref float source, float factor, ref float target)
    {
        var scale = Vector512.Create(factor);
        for (nuint i = 0; i < (nuint)Dimensions; i += 16)
        {
            Vector512.FusedMultiplyAdd(scale, Vector512.LoadUnsafe(ref source, i), Vector512.LoadUnsafe(ref target, i)).StoreUnsafe(ref target, i);
        }
    }
}
