using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Phasa.Bench.Scan;

/// <summary>How fast one core reads memory that no cache holds: the limit of a pass over many rows.</summary>
internal sealed class ReadBandwidth
{
    private readonly ulong[] _memory = Enumerable.Repeat(1UL, 1 << 26).ToArray();

    /// <summary>Reads half a gigabyte once.</summary>
    /// <returns>Bytes a second, 10⁹ of them the unit.</returns>
    public double GigabytesPerSecond()
    {
        var start = Stopwatch.GetTimestamp();
        var sum = Sum();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return sum == (ulong)_memory.Length ? _memory.Length * 8.0 / seconds / 1e9 : throw new InvalidOperationException("Memory was misread.");
    }

    private ulong Sum()
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(_memory);
        var (a, b, c, d) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
        for (nuint i = 0; i < (nuint)_memory.Length; i += 32)
        {
            a += Vector512.LoadUnsafe(ref first, i);
            b += Vector512.LoadUnsafe(ref first, i + 8);
            c += Vector512.LoadUnsafe(ref first, i + 16);
            d += Vector512.LoadUnsafe(ref first, i + 24);
        }

        return Vector512.Sum(a + b + c + d);
    }
}
