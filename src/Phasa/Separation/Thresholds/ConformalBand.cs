namespace Phasa.Separation.Thresholds;

/// <summary>
/// How many of m held-out queries may lie beyond a split conformal cut that was fitted on n others. With b = ⌊(n+1)·share⌋
/// the share beyond is Beta(b, n + 1 − b) over fits (Angelopoulos and Bates, "A Gentle Introduction to Conformal
/// Prediction", 2021, section 3.2), so that the count is beta-binomial; exact without ties.
/// </summary>
/// <param name="Low">The least count inside.</param>
/// <param name="High">The greatest count inside.</param>
public readonly record struct ConformalBand(int Low, int High)
{
    private const double Tail = 0.025;

    /// <summary>The central 95 % of the distribution: at most 2.5 % lie below and at most 2.5 % above.</summary>
    /// <param name="n">Queries the cut was fitted on, enough for one to lie beyond it.</param>
    /// <param name="share">α or β.</param>
    /// <param name="m">Queries held out.</param>
    public static ConformalBand Of(int n, double share, int m)
    {
        var beyond = ThresholdFitter.Beyond(n, share);
        ArgumentOutOfRangeException.ThrowIfZero(beyond);
        var (a, b) = (beyond, n + 1 - beyond);

        // P(0) = B(a, b + m) / B(a, b) = ∏ (b + i) / (a + b + i); then P(k+1)/P(k) = (m − k)(a + k) / ((k + 1)(b + m − k − 1)).
        var log = Enumerable.Range(0, m).Sum(i => Math.Log(b + i) - Math.Log(a + b + i));
        var (below, low, high) = (0.0, -1, m);
        for (var k = 0; k <= m; k++)
        {
            below += Math.Exp(log);
            low = low < 0 && below > Tail ? k : low;
            if (below >= 1 - Tail)
            {
                high = k;
                break;
            }

            log += Math.Log(m - k) + Math.Log(a + k) - Math.Log(k + 1) - Math.Log(b + m - k - 1);
        }

        return new(Math.Max(low, 0), high);
    }

    /// <summary>Whether a count lies inside.</summary>
    public bool Contains(int count) => count >= Low && count <= High;
}
