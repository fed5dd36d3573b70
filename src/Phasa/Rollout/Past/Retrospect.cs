using Phasa.Languages;

namespace Phasa.Rollout.Past;

/// <summary>How what happened compares with what a plan expected.</summary>
public enum RetrospectVerdict
{
    /// <summary>There are too few searches to tell.</summary>
    TooFew,

    /// <summary>The interval of the observed change holds the expected one.</summary>
    AsExpected,

    /// <summary>The hit rate changed less, or for the worse.</summary>
    Less,

    /// <summary>The hit rate changed more.</summary>
    More,
}

/// <summary>What a plan expected of a language, and what happened.</summary>
/// <param name="Expected">What was expected.</param>
/// <param name="Before">Searches in the days before the plan, as many as it was made of.</param>
/// <param name="After">Searches in as many days after it, as far as they have passed.</param>
/// <param name="HitRateBefore">The hit rate before, estimated as the plan does, 0..1; null without searches.</param>
/// <param name="HitRateAfter">The same since.</param>
/// <param name="Change">The change between the two, with its 95 % interval.</param>
/// <param name="Verdict">How it compares.</param>
public sealed record Retrospect(
    ExpectedChange Expected, SearchWindow Before, SearchWindow After, double? HitRateBefore, double? HitRateAfter,
    (double Value, double Low, double High)? Change, RetrospectVerdict Verdict)
{
    /// <summary>Searches in each window from which on the normal approximation holds well enough.</summary>
    public const int LeastSearches = 30;

    // The 97.5 % quantile of the normal distribution.
    private const double Z = 1.959964;

    /// <summary>Compares.</summary>
    /// <remarks>The interval is that of a difference of two independent means: d ± z·√(s₁²/n₁ + s₂²/n₂).</remarks>
    public static Retrospect Of(ExpectedChange expected, SearchWindow before, SearchWindow after)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.HitRate(expected.Own, expected.Across) is not var (was, wasSpread) || after.HitRate(expected.Own, expected.Across) is not var (now, nowSpread))
        {
            return new(expected, before, after, before.HitRate(expected.Own, expected.Across)?.Mean, after.HitRate(expected.Own, expected.Across)?.Mean, null, RetrospectVerdict.TooFew);
        }

        var change = now - was;
        var half = Z * Math.Sqrt((wasSpread / before.Searches) + (nowSpread / after.Searches));
        var wanted = expected.HitRateAfter - expected.HitRate;
        var verdict = wanted is null || Math.Min(before.Searches, after.Searches) < LeastSearches || half > Math.Abs(wanted.Value) ? RetrospectVerdict.TooFew
            : wanted > change + half ? RetrospectVerdict.Less
            : wanted < change - half ? RetrospectVerdict.More
            : RetrospectVerdict.AsExpected;
        return new(expected, before, after, was, now, (change, change - half, change + half), verdict);
    }
}

/// <summary>What became of a plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Ready">Its lines that are translated now.</param>
/// <param name="Open">Those whose job waits or runs.</param>
/// <param name="GivenUp">Those whose job failed, was parked or quarantined.</param>
/// <param name="Gone">Those whose document or language has gone.</param>
/// <param name="Spent">What was spent on its documents and languages since the plan's month began, in each currency.</param>
/// <param name="Languages">What happened in each language.</param>
public sealed record PlanRetrospect(
    PastPlan Plan, int Ready, int Open, int GivenUp, int Gone, IReadOnlyList<Translation.Costs.Money> Spent, IReadOnlyList<Retrospect> Languages)
{
    /// <summary>Whether the plan is a short time ago: less than a day of searches came since.</summary>
    public bool IsYoung(DateTimeOffset now) => now - Plan.At < TimeSpan.FromDays(1);
}
