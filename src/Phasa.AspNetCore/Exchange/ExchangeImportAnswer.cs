using System.Text.Json;
using Phasa.Translation.Exchange;

namespace Phasa.AspNetCore.Exchange;

/// <summary>What an import did, or would do.</summary>
/// <param name="DryRun">Whether nothing was written.</param>
/// <param name="Accepted">Units that are people's translations of their passages now.</param>
/// <param name="Refused">Units that were refused.</param>
/// <param name="Outcomes">How many units had each outcome.</param>
/// <param name="Documents">Documents that got translations.</param>
/// <param name="Units">Pairs of a TMX file that went into the translation memory, besides every accepted unit.</param>
/// <param name="QueuedJobs">Translation jobs queued anew because of it.</param>
/// <param name="Refusals">The units that were refused or are not finished, at most 1,000.</param>
/// <param name="Warnings">What the quality gate finds in accepted units, at most 1,000.</param>
internal sealed record ExchangeImportAnswer(
    bool DryRun, long Accepted, long Refused, IReadOnlyDictionary<string, long> Outcomes, int Documents, long Units, int QueuedJobs,
    IReadOnlyList<UnitAnswer> Refusals, IReadOnlyList<UnitAnswer> Warnings)
{
    public static ExchangeImportAnswer Of(ImportReport report, bool isDryRun) => new(
        isDryRun,
        report.Count(UnitOutcome.Accepted) + report.Count(UnitOutcome.AcceptedStale),
        report.RefusedCount,
        report.Outcomes.OrderBy(o => o.Key).ToDictionary(o => UnitAnswer.Name(o.Key), o => o.Value),
        report.Documents,
        report.MemoryUnits,
        report.QueuedJobs,
        [.. report.Refused.Select(UnitAnswer.Of)],
        [.. report.Warnings.Select(UnitAnswer.Of)]);
}

/// <summary>A unit that somebody should look at.</summary>
/// <param name="Line">The line of the file where it begins.</param>
/// <param name="PassageId">Its passage, where it is known.</param>
/// <param name="DocumentId">Its document, where it is known.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">Why.</param>
internal sealed record UnitAnswer(long Line, string? PassageId, string? DocumentId, string Outcome, string Message)
{
    public static UnitAnswer Of(UnitReport report) => new(report.Line, report.Passage?.ToString(), report.DocumentId, Name(report.Outcome), report.Message);

    public static string Name(UnitOutcome outcome) => JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.ToString());
}
