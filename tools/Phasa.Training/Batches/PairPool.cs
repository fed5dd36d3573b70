namespace Phasa.Training.Batches;

/// <summary>The segments that two languages share, in corpus order, drawn by the weight of their sources.</summary>
internal sealed class PairPool
{
    private readonly double[] _cumulative;

    /// <summary>Lists segments with their weights.</summary>
    public PairPool(int first, int second, int[] segments, float[] weights)
    {
        First = first;
        Second = second;
        Segments = segments;
        _cumulative = new double[weights.Length];
        double sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            _cumulative[i] = sum += weights[i];
        }
    }

    /// <summary>The first language; <see cref="Corpus.Languages.Count"/> for the other English wording.</summary>
    public int First { get; }

    public int Second { get; }

    /// <summary>Numbers of segments, ascending: neighbours stand next to each other.</summary>
    public int[] Segments { get; }

    /// <summary>The weights together.</summary>
    public double Weight => _cumulative[^1];

    /// <summary>Draws a place in <see cref="Segments"/>.</summary>
    public int Draw(SeededRandom random)
    {
        var at = Array.BinarySearch(_cumulative, random.NextDouble() * Weight);
        return Math.Min(at < 0 ? ~at : at + 1, Segments.Length - 1);
    }
}
