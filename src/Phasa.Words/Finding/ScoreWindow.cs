using System.Numerics;
using System.Runtime.InteropServices;

namespace Phasa.Words.Finding;

/// <summary>What the texts of a stretch of a segment have come to so far: small enough to stay in a core's own memory.</summary>
internal sealed class ScoreWindow
{
    // Texts of a stretch; a multiple of every vector's length.
    private const int Size = 1 << 11;

    private readonly float[] _scores = new float[Size];
    private readonly float[] _held = new float[Size];
    private int _start;
    private int _used;

    /// <summary>Begins a stretch; nothing is in it.</summary>
    /// <param name="start">Its first text.</param>
    /// <param name="texts">How many texts the segment has.</param>
    /// <returns>The text after its last.</returns>
    public int MoveTo(int start, int texts)
    {
        Array.Clear(_scores, 0, _used);
        Array.Clear(_held, 0, _used);
        (_start, _used) = (start, Math.Min(Size, texts - start));
        return start + _used;
    }

    /// <summary>Adds a term to a text.</summary>
    public void Add(int text, float score, float worth)
    {
        _scores[text - _start] += score;
        _held[text - _start] += worth;
    }

    /// <summary>What a text has come to.</summary>
    public (float Score, float Held) this[int text] => (_scores[text - _start], _held[text - _start]);

    /// <summary>How many texts have a score at least so high.</summary>
    public int Count(float least)
    {
        var counts = Vector<int>.Zero;
        var wanted = new Vector<float>(least);
        foreach (var lane in MemoryMarshal.Cast<float, Vector<float>>(_scores)[..((_used + Vector<float>.Count - 1) / Vector<float>.Count)])
        {
            // A lane that is true is −1.
            counts -= Vector.GreaterThanOrEqual(lane, wanted);
        }

        return Vector.Sum(counts);
    }

    /// <summary>The first text from one on whose score is at least so high; −1 when there is none.</summary>
    public int Next(int from, float least)
    {
        var i = from - _start;
        var lanes = MemoryMarshal.Cast<float, Vector<float>>(_scores);
        for (var wanted = new Vector<float>(least); i < _used;)
        {
            if (i % Vector<float>.Count == 0 && !Vector.GreaterThanOrEqualAny(lanes[i / Vector<float>.Count], wanted))
            {
                i += Vector<float>.Count;
            }
            else if (_scores[i] >= least)
            {
                return _start + i;
            }
            else
            {
                i++;
            }
        }

        return -1;
    }
}
