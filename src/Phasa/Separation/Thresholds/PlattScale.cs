namespace Phasa.Separation.Thresholds;

/// <summary>
/// Fits a <see cref="RelevanceScale"/>: the logistic of greatest likelihood for right rows against best wrong rows, with
/// Platt's smoothed targets (n₊+1)/(n₊+2) and 1/(n₋+2), by Newton's method with step halving (Lin, Lin and Weng, "A Note
/// on Platt's Probabilistic Outputs for Support Vector Machines", 2007). Both sides weigh the same however many there
/// are, so that relevance ½ means that a row is as likely right as wrong.
/// </summary>
internal static class PlattScale
{
    /// <summary>Fewer rows of either side tell nothing about a slope.</summary>
    private const int Fewest = 5;
    private const int MaxSteps = 100;
    private const double Converged = 1e-10;
    private const double Ridge = 1e-12;

    /// <summary>The scale; null with fewer than five of either, or when right rows are not the more similar ones.</summary>
    public static RelevanceScale? Fit(IReadOnlyList<float> right, IReadOnlyList<float> wrong)
    {
        if (right.Count < Fewest || wrong.Count < Fewest)
        {
            return null;
        }

        var sides = new[]
        {
            new Side(right, (right.Count + 1.0) / (right.Count + 2.0)),
            new Side(wrong, 1.0 / (wrong.Count + 2.0)),
        };
        var (slope, offset) = (0.0, 0.0);
        var loss = Loss(sides, slope, offset);
        for (var step = 0; step < MaxSteps; step++)
        {
            var (bySlope, byOffset, ss, so, oo) = Derivatives(sides, slope, offset);
            if (Math.Abs(bySlope) < Converged && Math.Abs(byOffset) < Converged)
            {
                break;
            }

            var determinant = ((ss + Ridge) * (oo + Ridge)) - (so * so);
            var toSlope = -(((oo + Ridge) * bySlope) - (so * byOffset)) / determinant;
            var toOffset = -(((ss + Ridge) * byOffset) - (so * bySlope)) / determinant;
            var part = 1.0;
            while (part > 1e-10 && !(Loss(sides, slope + (part * toSlope), offset + (part * toOffset)) < loss))
            {
                part /= 2;
            }

            if (part <= 1e-10)
            {
                break;
            }

            (slope, offset) = (slope + (part * toSlope), offset + (part * toOffset));
            loss = Loss(sides, slope, offset);
        }

        return slope > 0 && double.IsFinite(offset / slope) ? new(-offset / slope, slope) : null;
    }

    /// <summary>Cross-entropy, written so that neither large nor small arguments overflow.</summary>
    private static double Loss(Side[] sides, double slope, double offset) => sides.Sum(side => side.Similarities.Average(s =>
    {
        var z = (slope * s) + offset;
        return Math.Max(z, 0) - (side.Target * z) + Math.Log(1 + Math.Exp(-Math.Abs(z)));
    }));

    private static (double BySlope, double ByOffset, double SlopeSlope, double SlopeOffset, double OffsetOffset) Derivatives(
        Side[] sides, double slope, double offset)
    {
        var (bySlope, byOffset, ss, so, oo) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var side in sides)
        {
            var weight = 1.0 / side.Similarities.Count;
            foreach (double s in side.Similarities)
            {
                var p = 1 / (1 + Math.Exp(-((slope * s) + offset)));
                var (error, curve) = (weight * (p - side.Target), weight * p * (1 - p));
                (bySlope, byOffset) = (bySlope + (error * s), byOffset + error);
                (ss, so, oo) = (ss + (curve * s * s), so + (curve * s), oo + curve);
            }
        }

        return (bySlope, byOffset, ss, so, oo);
    }

    private sealed record Side(IReadOnlyList<float> Similarities, double Target);
}
