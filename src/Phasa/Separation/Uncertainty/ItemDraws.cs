namespace Phasa.Separation.Uncertainty;

/// <summary>
/// How often each item comes in each of many draws of n items out of n with replacement: multinomial weights, Davison and
/// Hinkley, "Bootstrap Methods and their Application" (1997), section 3.8. The same seed and the same n give the same draws,
/// whatever is drawn: figures of two models, or of a model and the control, differ draw by draw as pairs. Immutable.
/// </summary>
internal sealed class ItemDraws
{
    /// <summary>The draws that are worked on side by side: a cache line of single-precision numbers.</summary>
    public const int Lanes = 16;

    private readonly byte[] _weights;

    /// <summary>Draws.</summary>
    /// <param name="items">n, at least 1.</param>
    /// <param name="draws">How many draws, at least 1.</param>
    /// <param name="seed">Begins the random numbers.</param>
    public ItemDraws(int items, int draws, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        (Items, Count) = (items, draws);
        _weights = new byte[(long)Blocks * items * Lanes];
        var random = new Random(seed);
        for (var draw = 0; draw < draws; draw++)
        {
            var (block, lane) = Math.DivRem(draw, Lanes);
            for (var i = 0; i < items; i++)
            {
                // That one item comes more than 255 times in n draws of n does not happen: the chance is below 1/255!.
                MostOfOne = Math.Max(MostOfOne, ++_weights[Place(block, random.Next(items), lane)]);
            }
        }
    }

    /// <summary>n.</summary>
    public int Items { get; }

    /// <summary>How many draws.</summary>
    public int Count { get; }

    /// <summary>How many blocks of <see cref="Lanes"/> draws; the last may hold lanes of nothing but zeros.</summary>
    public int Blocks => (Count + Lanes - 1) / Lanes;

    /// <summary>The most often that any item comes in any draw.</summary>
    public int MostOfOne { get; }

    /// <summary>How often an item comes in a draw.</summary>
    public int this[int draw, int item] => _weights[Place(draw / Lanes, item, draw % Lanes)];

    /// <summary>The weights of a block.</summary>
    /// <param name="block">The block, from 0.</param>
    /// <param name="weights">Takes n × <see cref="Lanes"/> weights, an item's lanes side by side.</param>
    public void Read(int block, Span<float> weights)
    {
        var from = _weights.AsSpan(Place(block, 0, 0), Items * Lanes);
        for (var i = 0; i < from.Length; i++)
        {
            weights[i] = from[i];
        }
    }

    private int Place(int block, int item, int lane) => (((block * Items) + item) * Lanes) + lane;
}
