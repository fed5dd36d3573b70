namespace Phasa.Translation.Checks;

/// <summary>
/// The ratios of length of one pair's accepted translations, newest 200, as ln(output / source). Thread-safe. Median and
/// median absolute deviation, so that a few bad ones do not move it (P. J. Rousseeuw and C. Croux, "Alternatives to the
/// Median Absolute Deviation", JASA 88, 1993, for the factor 1.4826).
/// </summary>
internal sealed class PairLengths(LanguagePair pair)
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 200;

    // The prior counts as so many translations, and the pair's own cannot move further from it than this.
    private const double PriorWeight = 30;
    private const double MostShift = 0.3;
    private const double MostShiftOfGuess = 0.8;
    private const double LeastSpread = 0.08;

    private readonly Lock _lock = new();
    private readonly Queue<double> _ratios = new();

    /// <summary>Adds an accepted translation.</summary>
    public void Add(double logRatio)
    {
        lock (_lock)
        {
            _ratios.Enqueue(logRatio);
            if (_ratios.Count > Kept)
            {
                _ratios.Dequeue();
            }
        }
    }

    /// <summary>The centre and spread to expect: the prior's, and the more the pair's own the more of it was seen.</summary>
    public (double Centre, double Spread) Expected()
    {
        var (centre, spread, measured) = LengthPriors.Of(pair);
        double[] ratios;
        lock (_lock)
        {
            ratios = [.. _ratios];
        }

        if (ratios.Length == 0)
        {
            return (centre, spread);
        }

        var median = Median(ratios);
        var own = 1.4826 * Median([.. ratios.Select(r => Math.Abs(r - median))]);
        var weight = ratios.Length / (ratios.Length + PriorWeight);
        var shift = Math.Clamp(weight * (median - centre), -(measured ? MostShift : MostShiftOfGuess), measured ? MostShift : MostShiftOfGuess);
        return (centre + shift, Math.Max(LeastSpread, (weight * own) + ((1 - weight) * spread)));
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
