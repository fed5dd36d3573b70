namespace Phasa.Separation.Conditions;

/// <summary>
/// Finds where values stand in a list, mostly in constant time: the range is cut into equal parts, and each knows where in the
/// sorted list it begins.
/// </summary>
internal sealed class SortedPlaces
{
    private const int PartsPerValue = 4;

    private readonly float[] _sorted;
    private readonly int[] _ends;
    private readonly int[] _begins;
    private readonly float _scale;

    /// <summary>Prepares a list.</summary>
    /// <param name="values">Finite values in any order, at least one.</param>
    public SortedPlaces(ReadOnlySpan<float> values)
    {
        _sorted = values.ToArray();
        Array.Sort(_sorted);
        _ends = new int[_sorted.Length];
        for (var i = _sorted.Length - 1; i >= 0; i--)
        {
            _ends[i] = i + 1 < _sorted.Length && _sorted[i + 1] == _sorted[i] ? _ends[i + 1] : i + 1;
        }

        var range = _sorted[^1] - _sorted[0];
        _begins = new int[PartsPerValue * _sorted.Length];
        _scale = range > 0 ? _begins.Length / range : 0;
        for (int part = 0, place = 0; part < _begins.Length; part++)
        {
            while (place < _sorted.Length && Part(_sorted[place]) < part)
            {
                place++;
            }

            _begins[part] = place;
        }
    }

    /// <summary>How many values there are.</summary>
    public int Count => _sorted.Length;

    /// <summary>Where a value stands.</summary>
    public Place Of(float value)
    {
        var sorted = _sorted;
        var below = _begins[Part(value)];
        while (below < sorted.Length && sorted[below] < value)
        {
            below = _ends[below];
        }

        return new(below, below < sorted.Length && sorted[below] == value ? _ends[below] : below);
    }

    // Never falls as the value rises, so that all that is less lies in the value's own part or before it.
    private int Part(float value) => Math.Clamp((int)((value - _sorted[0]) * _scale), 0, _begins.Length - 1);
}
