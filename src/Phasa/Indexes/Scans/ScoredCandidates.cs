using System.Numerics.Tensors;

namespace Phasa.Indexes.Scans;

/// <summary>Rows with their scores, of which the best can be had in portions.</summary>
internal sealed class ScoredCandidates
{
    private int[] _positions = [];
    private float[] _scores = [];
    private int _wanted;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Only higher scores are of interest.</summary>
    public float Cut { get; private set; }

    /// <summary>The rows' positions.</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, Count);

    /// <summary>Begins anew.</summary>
    /// <param name="wanted">Rows to keep.</param>
    public void Reset(int wanted)
    {
        (_wanted, Count, Cut) = (wanted, 0, float.NegativeInfinity);
        if (_positions.Length < wanted * 2)
        {
            (_positions, _scores) = (new int[wanted * 2], new float[wanted * 2]);
        }
    }

    /// <summary>Takes a row whose score is above <see cref="Cut"/>.</summary>
    public void Add(int position, float score)
    {
        if (!(score > Cut))
        {
            return;
        }

        (_positions[Count], _scores[Count]) = (position, score);
        if (++Count == _wanted * 2)
        {
            BringBest(0, _wanted);
            Count = _wanted;
            Cut = TensorPrimitives.Min(_scores.AsSpan(0, _wanted));
        }
    }

    /// <summary>Takes over what another one gathered.</summary>
    public void Merge(ScoredCandidates other)
    {
        for (var i = 0; i < other.Count; i++)
        {
            Add(other._positions[i], other._scores[i]);
        }
    }

    /// <summary>Puts the best <paramref name="count"/> of those from a place on before the others from there on, in any order.</summary>
    public void BringBest(int from, int count)
    {
        // Quickselect (Hoare 1961) by the middle element; ties may fall on either side.
        var (low, high, last) = (from, Count - 1, from + count - 1);
        while (low < high)
        {
            var pivot = _scores[(low + high) / 2];
            var (left, right) = (low, high);
            while (left <= right)
            {
                while (_scores[left] > pivot)
                {
                    left++;
                }

                while (_scores[right] < pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (_scores[left], _scores[right]) = (_scores[right], _scores[left]);
                    (_positions[left], _positions[right]) = (_positions[right], _positions[left]);
                    left++;
                    right--;
                }
            }

            if (last <= right)
            {
                high = right;
            }
            else if (last >= left)
            {
                low = left;
            }
            else
            {
                return;
            }
        }
    }
}
