using Phasa.Languages;

namespace Phasa.Rollout.Past;

/// <summary>A plan that was carried out, with what was expected of it.</summary>
/// <param name="Days">How many days of searches it was made of.</param>
/// <param name="Lines">What was queued.</param>
/// <param name="Languages">What was expected of each language.</param>
/// <param name="Money">The price that was estimated; null where not all had one.</param>
/// <param name="Currency">Its currency.</param>
public sealed record AppliedPlan(
    int Days, IReadOnlyList<AppliedLine> Lines, IReadOnlyList<ExpectedChange> Languages, decimal? Money, string? Currency)
{
    /// <summary>What is kept of a plan.</summary>
    public static AppliedPlan Of(RolloutPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var chances = plan.Lines.ToLookup(l => l.Open.Language, l => l.Evidence.Chances);
        return new(
            plan.Days,
            [.. plan.Lines.Select(l => new AppliedLine(l.Open.DocumentId, l.Open.Language, l.Evidence.Gain))],
            [.. plan.Languages.Where(l => chances.Contains(l.Language)).Select(l => new ExpectedChange(
                l.Language, l.HitRate, l.HitRateAfter, chances[l.Language].Average(c => c.Own), chances[l.Language].Average(c => c.Across)))],
            plan.Total.Money,
            plan.Total.Currency);
    }
}

/// <summary>A document and language that a plan queued.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Language">The language.</param>
/// <param name="Gain">How many more searches were expected to find it, in a time like the one the plan was made of.</param>
public sealed record AppliedLine(string DocumentId, LanguageTag Language, double Gain);

/// <summary>What a plan expected of a language.</summary>
/// <param name="Language">The language.</param>
/// <param name="HitRate">The expected hit rate before, 0..1; null without searches.</param>
/// <param name="HitRateAfter">The expected hit rate after.</param>
/// <param name="Own">How likely a search finds what it is for in its own language's index, 0..1; the mean of the plan's lines.</param>
/// <param name="Across">The same in the original's language.</param>
public sealed record ExpectedChange(LanguageTag Language, double? HitRate, double? HitRateAfter, double Own, double Across);
