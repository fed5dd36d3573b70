using System.Numerics;

namespace Phasa.Training.Batches;

/// <summary>
/// xoshiro256** (Blackman and Vigna, 2018), seeded by splitmix64 from a seed and a stream: step 700 draws the same whether
/// or not the run was interrupted at step 600. Not <see cref="Random"/>, whose algorithm may change with the runtime.
/// </summary>
internal sealed class SeededRandom
{
    private ulong _a, _b, _c, _d;
    private double _spare = double.NaN;

    public SeededRandom(int seed, int stream)
    {
        var state = (ulong)(uint)seed << 32 | (uint)stream;
        _a = SplitMix(ref state);
        _b = SplitMix(ref state);
        _c = SplitMix(ref state);
        _d = SplitMix(ref state);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, <paramref name="end"/>).</summary>
    public int Next(int end) => (int)(((UInt128)Next() * (ulong)end) >> 64);

    /// <summary>Normal, mean 0 and deviation 1 (Box and Muller, 1958).</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(_spare))
        {
            var spare = _spare;
            _spare = double.NaN;
            return spare;
        }

        var (radius, angle) = (Math.Sqrt(-2 * Math.Log(1 - NextDouble())), 2 * Math.PI * NextDouble());
        _spare = radius * Math.Sin(angle);
        return radius * Math.Cos(angle);
    }

    private ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
