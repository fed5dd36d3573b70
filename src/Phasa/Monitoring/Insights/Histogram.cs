namespace Phasa.Monitoring.Insights;

/// <summary>Counts by bins. What was counted apart adds up. Not thread-safe.</summary>
public sealed class Histogram
{
    private readonly SortedDictionary<int, long> _bins = [];

    /// <summary>How many values were counted.</summary>
    public long Count => _bins.Values.Sum();

    /// <summary>The bins that have a count, ascending.</summary>
    public IReadOnlyDictionary<int, long> Bins => _bins;

    /// <summary>Counts values in a bin; a negative number takes away.</summary>
    public void Add(int bin, long count = 1)
    {
        _bins[bin] = _bins.GetValueOrDefault(bin) + count;
        if (_bins[bin] == 0)
        {
            _bins.Remove(bin);
        }
    }

    /// <summary>Counts what another one counted.</summary>
    public void Add(Histogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (bin, count) in other._bins)
        {
            Add(bin, count);
        }
    }

    /// <summary>
    /// Where the quantile lies, as a bin and a share of it: the place at which the counts, evenly spread over each bin, add up
    /// to the share <paramref name="share"/> of all.
    /// </summary>
    /// <param name="share">0..1; .95 for p95.</param>
    /// <returns>The bin and the share of it that lies below, 0..1; null when nothing was counted.</returns>
    public (int Bin, double Part)? Quantile(double share)
    {
        var wanted = share * Count;
        var below = 0L;
        (int, double)? place = null;
        foreach (var (bin, count) in _bins)
        {
            place = (bin, Math.Clamp((wanted - below) / count, 0, 1));
            if (below + count >= wanted)
            {
                return place;
            }

            below += count;
        }

        return place;
    }
}
