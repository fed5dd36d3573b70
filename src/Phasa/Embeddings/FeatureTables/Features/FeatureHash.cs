using System.Runtime.CompilerServices;

namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>
/// 32-bit hashes of features, built up character by character so that an n-gram costs one step more than the one inside
/// it. Part of the model format: it must never change. The multiplier is that of rrmxmx (Evensen, 2018).
/// </summary>
internal static class FeatureHash
{
    private const ulong Multiplier = 0x9FB21C651E98DF25;

    /// <summary>A state for features of one sort; sorts do not meet even when their characters are equal.</summary>
    public static ulong Start(FeatureSort sort) => Step(0x5048415341UL, (char)sort);

    /// <summary>The state after one more character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Step(ulong state, char c)
    {
        state = (state ^ c) * Multiplier;
        return state ^ (state >> 32);
    }

    /// <summary>The state after more characters.</summary>
    public static ulong Step(ulong state, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            state = Step(state, c);
        }

        return state;
    }

    /// <summary>The hash of what was put in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Finish(ulong state)
    {
        state *= Multiplier;
        return (uint)(state >> 32) ^ (uint)(state >> 11);
    }
}
