using Phasa.Monitoring.Insights;

namespace Phasa.Rollout.Past;

/// <summary>What searches of a language came to in a span of time.</summary>
/// <param name="Searches">Searches.</param>
/// <param name="Own">Those whose first hit is in their own language.</param>
/// <param name="Fallback">Those whose first hit came through fallback.</param>
public sealed record SearchWindow(long Searches, long Own, long Fallback)
{
    /// <summary>Those without a hit.</summary>
    public long Zero => Searches - Own - Fallback;

    /// <summary>The window of some figures.</summary>
    public static SearchWindow Of(InsightFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new(figures.Searches, figures.Answered - figures.AnsweredByFallback, figures.AnsweredByFallback);
    }

    /// <summary>
    /// The hit rate estimated as a plan does: a search counts as likely to have found what it is for as its first hit's language makes it, and none
    /// without a hit. Mean and variance of that over the searches; null without searches.
    /// </summary>
    public (double Mean, double Variance)? HitRate(double own, double across)
    {
        if (Searches == 0)
        {
            return null;
        }

        var mean = ((Own * own) + (Fallback * across)) / Searches;
        var square = ((Own * own * own) + (Fallback * across * across)) / Searches;
        return (mean, Math.Max(0, square - (mean * mean)));
    }
}
