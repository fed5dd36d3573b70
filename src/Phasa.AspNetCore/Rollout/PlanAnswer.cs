using System.Text.Json.Serialization;
using Phasa.Rollout;

namespace Phasa.AspNetCore.Rollout;

/// <summary>What to translate next.</summary>
/// <param name="Days">How many days of searches it was made of.</param>
/// <param name="Lines">What to translate, best first; the first so many as were asked for.</param>
/// <param name="Total">What all lines take, shown or not.</param>
/// <param name="Left">Documents and languages that the budget does not pay for.</param>
/// <param name="Languages">What is expected of each language once all lines are translated.</param>
internal sealed record PlanAnswer(int Days, IReadOnlyList<PlanLineAnswer> Lines, PlanTotalAnswer Total, int Left, IReadOnlyList<OutlookAnswer> Languages)
{
    /// <summary>How many jobs were queued, where that was asked for; else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Queued { get; init; }

    /// <summary>The plan's key in the list of plans that were carried out; else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? PlanId { get; init; }

    public static PlanAnswer Of(RolloutPlan plan, int lines) => new(
        plan.Days,
        [.. plan.Lines.Take(lines).Select(PlanLineAnswer.Of)],
        new(plan.Total.Documents, plan.Total.Characters, plan.Total.Tokens, plan.Total.StorageBytes, plan.Total.Money, plan.Total.Currency),
        plan.Left,
        [.. plan.Languages.Select(l => new OutlookAnswer(l.Language.Value, l.Searches, l.Fallback, l.Zero, l.HitRate, l.HitRateAfter))]);
}

/// <summary>A document and a language.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Title">Its title in its own language.</param>
/// <param name="Language">The language that it lacks.</param>
/// <param name="Passages">Its passages.</param>
/// <param name="Missing">Those that lack the language.</param>
/// <param name="Characters">Characters to translate, about.</param>
/// <param name="Tokens">Tokens of a language model, in and out, about.</param>
/// <param name="StorageBytes">Bytes that the store grows by, about.</param>
/// <param name="Cost">The price, about; null when the provider has none.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Provider">Who would translate; null when nobody is configured for the pair.</param>
/// <param name="ExpectedSearches">Searches in as many days that are about the document, as far as can be told, and not served by an index.</param>
/// <param name="ExpectedGain">How many more of them are expected to find it.</param>
/// <param name="Evidence">Why.</param>
internal sealed record PlanLineAnswer(
    string DocumentId, string Title, string Language, int Passages, int Missing, long Characters, long Tokens, long StorageBytes,
    decimal? Cost, string? Currency, string? Provider, double ExpectedSearches, double ExpectedGain, PlanEvidenceAnswer Evidence)
{
    public static PlanLineAnswer Of(PlanLine line) => new(
        line.Open.DocumentId, line.Open.Title, line.Open.Language.Value, line.Open.Passages, line.Open.Missing, line.Open.Characters,
        line.Cost.Tokens, line.Cost.StorageBytes, line.Cost.Money, line.Cost.Currency, line.Cost.Provider,
        Math.Round(line.Evidence.Searches, 3), Math.Round(line.Evidence.Gain, 3),
        new(line.Evidence.FallbackHits, line.Evidence.FirstHits, line.Evidence.Chances.Own, line.Evidence.Chances.Across, line.Evidence.Chances.IsMeasured));
}

/// <summary>What speaks for a line.</summary>
/// <param name="FallbackHits">Searches in the language that were given the document first, in another language.</param>
/// <param name="FirstHits">Searches that were given it first in their own language.</param>
/// <param name="HitChanceIndex">How likely a search in the language finds what it is for among rows in that language, 0..1.</param>
/// <param name="HitChanceNow">The same among rows in the language the document is written in.</param>
/// <param name="Measured">Whether both were measured; else they are assumed.</param>
internal sealed record PlanEvidenceAnswer(int FallbackHits, int FirstHits, double HitChanceIndex, double HitChanceNow, bool Measured);

/// <summary>What lines take together.</summary>
/// <param name="Documents">Documents and languages.</param>
/// <param name="Characters">Characters to translate, about.</param>
/// <param name="Tokens">Tokens of a language model, in and out, about.</param>
/// <param name="StorageBytes">Bytes that the store grows by, about.</param>
/// <param name="Cost">The price, about; null when not all have one, or they have several currencies.</param>
/// <param name="Currency">Its currency.</param>
internal sealed record PlanTotalAnswer(int Documents, long Characters, long Tokens, long StorageBytes, decimal? Cost, string? Currency);

/// <summary>What is expected of a language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Searches">Searches in the days looked at.</param>
/// <param name="Fallback">Those that were answered first in another language.</param>
/// <param name="Zero">Those without a hit.</param>
/// <param name="HitRate">The share of them expected to have found what they were for, 0..1; null without searches.</param>
/// <param name="HitRateAfter">The same once the plan is carried out.</param>
internal sealed record OutlookAnswer(string Language, int Searches, int Fallback, int Zero, double? HitRate, double? HitRateAfter);
