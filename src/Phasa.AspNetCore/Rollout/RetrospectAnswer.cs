using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.Rollout.Past;

namespace Phasa.AspNetCore.Rollout;

/// <summary>The plans that were carried out.</summary>
/// <param name="Plans">The plans, the latest first.</param>
internal sealed record PastPlanListAnswer(IReadOnlyList<PastPlanAnswer> Plans);

/// <summary>A plan that was carried out.</summary>
/// <param name="Id">Its key.</param>
/// <param name="At">When.</param>
/// <param name="Days">How many days of searches it was made of.</param>
/// <param name="Lines">How many documents and languages it queued.</param>
/// <param name="Cost">The price that was estimated; null where not all had one.</param>
/// <param name="Currency">Its currency.</param>
internal sealed record PastPlanAnswer(long Id, DateTimeOffset At, int Days, int Lines, decimal? Cost, string? Currency)
{
    public static PastPlanAnswer Of(PastPlan past) => new(past.Id, past.At, past.Plan.Days, past.Plan.Lines.Count, past.Plan.Money, past.Plan.Currency);
}

/// <summary>What became of a plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Ready">Its documents and languages that are translated now.</param>
/// <param name="Open">Those that wait or are under way.</param>
/// <param name="GivenUp">Those that failed, were parked or quarantined.</param>
/// <param name="Gone">Those whose document or language has gone.</param>
/// <param name="Young">Whether less than a day has passed, so that hardly anything can be told yet.</param>
/// <param name="Spent">What was spent on them since the plan's month began, in each currency.</param>
/// <param name="Languages">What happened in each language.</param>
internal sealed record RetrospectAnswer(
    PastPlanAnswer Plan, int Ready, int Open, int GivenUp, int Gone, bool Young, IReadOnlyList<SumAnswer> Spent, IReadOnlyList<LanguageRetrospectAnswer> Languages)
{
    public static RetrospectAnswer Of(PlanRetrospect past, DateTimeOffset now) => new(
        PastPlanAnswer.Of(past.Plan), past.Ready, past.Open, past.GivenUp, past.Gone, past.IsYoung(now),
        [.. past.Spent.Select(s => new SumAnswer(s.Amount, s.Currency))], [.. past.Languages.Select(LanguageRetrospectAnswer.Of)]);
}

/// <summary>A sum of money.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Currency">Of what.</param>
internal sealed record SumAnswer(decimal Amount, string Currency);

/// <summary>What a plan expected of a language, and what happened. Hit rates are estimated as a plan does, 0 to 1.</summary>
/// <param name="Language">The language.</param>
/// <param name="ExpectedBefore">The hit rate that the plan saw.</param>
/// <param name="ExpectedAfter">The hit rate that it expected.</param>
/// <param name="Before">Searches in the days before the plan.</param>
/// <param name="After">Searches since.</param>
/// <param name="HitRateBefore">The hit rate before; null without searches.</param>
/// <param name="HitRateAfter">The hit rate since; null without searches.</param>
/// <param name="Change">The change between the two.</param>
/// <param name="ChangeLow">The lower end of its 95 % interval.</param>
/// <param name="ChangeHigh">The upper end.</param>
/// <param name="Verdict">How it compares: too-few, as-expected, less, more.</param>
internal sealed record LanguageRetrospectAnswer(
    string Language, double? ExpectedBefore, double? ExpectedAfter, WindowAnswer Before, WindowAnswer After, double? HitRateBefore, double? HitRateAfter,
    double? Change, double? ChangeLow, double? ChangeHigh, [property: JsonConverter(typeof(KebabEnum<RetrospectVerdict>))] RetrospectVerdict Verdict)
{
    public static LanguageRetrospectAnswer Of(Retrospect r) => new(
        r.Expected.Language.Value, r.Expected.HitRate, r.Expected.HitRateAfter, WindowAnswer.Of(r.Before), WindowAnswer.Of(r.After), r.HitRateBefore, r.HitRateAfter,
        r.Change?.Value, r.Change?.Low, r.Change?.High, r.Verdict);
}

/// <summary>What searches came to.</summary>
/// <param name="Searches">Searches.</param>
/// <param name="Own">Those whose first hit is in their own language.</param>
/// <param name="Fallback">Those whose first hit came through fallback.</param>
/// <param name="Zero">Those without a hit.</param>
internal sealed record WindowAnswer(long Searches, long Own, long Fallback, long Zero)
{
    public static WindowAnswer Of(SearchWindow window) => new(window.Searches, window.Own, window.Fallback, window.Zero);
}
