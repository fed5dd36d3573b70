using Phasa.Languages;

namespace Phasa.Rollout;

/// <summary>What to translate next, best first.</summary>
/// <param name="Days">How many days of searches it was made of.</param>
/// <param name="Lines">The lines that fit the budget, in the order to translate them.</param>
/// <param name="Left">Lines that did not.</param>
/// <param name="Languages">What is expected of each language.</param>
public sealed record RolloutPlan(int Days, IReadOnlyList<PlanLine> Lines, int Left, IReadOnlyList<LanguageOutlook> Languages)
{
    /// <summary>What the lines take together.</summary>
    public PlanTotal Total { get; } = PlanTotal.Of(Lines);
}

/// <summary>What a plan does for the searches of one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Searches">Searches in the time looked at.</param>
/// <param name="Fallback">Those that were answered first in another language.</param>
/// <param name="Zero">Those without a hit.</param>
/// <param name="HitRate">The share of them expected to have found what they were for, 0..1; null without searches.</param>
/// <param name="HitRateAfter">The same once the plan is carried out.</param>
public sealed record LanguageOutlook(LanguageTag Language, int Searches, int Fallback, int Zero, double? HitRate, double? HitRateAfter);
