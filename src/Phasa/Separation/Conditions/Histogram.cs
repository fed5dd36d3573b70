namespace Phasa.Separation.Conditions;

/// <summary>How similarities are distributed: counts in bins of equal width from −1 to 1, the last bin with its upper end.</summary>
/// <param name="Counts">How many fall into each bin, from −1 upwards.</param>
public sealed record Histogram(IReadOnlyList<int> Counts)
{
    /// <summary>The bins that <see cref="Of"/> makes.</summary>
    public const int Bins = 80;

    /// <summary>Counts similarities.</summary>
    /// <param name="similarities">Cosines, −1..1.</param>
    public static Histogram Of(IEnumerable<float> similarities)
    {
        var counts = new int[Bins];
        foreach (var similarity in similarities)
        {
            counts[Math.Clamp((int)((similarity + 1) / 2 * Bins), 0, Bins - 1)]++;
        }

        return new(counts);
    }
}
