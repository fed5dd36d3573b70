using System.Globalization;
using Phasa.Cli.Output;
using Phasa.Translation.Exchange;

namespace Phasa.Cli.Exchange;

/// <summary>Shows what an import did.</summary>
internal static class ImportView
{
    private const int MostShown = 20;

    /// <summary>As lines for people: the counts as the result, the units to look at as messages.</summary>
    public static void Write(Terminal terminal, ImportReport report, bool isDryRun)
    {
        var counts = string.Join(", ", report.Outcomes.OrderBy(o => o.Key).Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Value:N0} {Names.Of(o.Key)}")));
        var memory = report.MemoryUnits > 0 ? string.Create(CultureInfo.InvariantCulture, $"{report.MemoryUnits:N0} units imported into the translation memory") : null;
        var jobs = report.QueuedJobs > 0 ? string.Create(CultureInfo.InvariantCulture, $"{report.QueuedJobs:N0} translation jobs queued anew") : null;
        var done = new[] { counts.Length > 0 ? counts : null, memory, jobs }.OfType<string>().ToList();
        terminal.Print($"{(isDryRun ? "dry run: " : "")}{(done.Count > 0 ? string.Join("; ", done) : "no units")}");
        List(terminal, report.Refused, "");
        List(terminal, report.Warnings, "warning: ");
    }

    /// <summary>As one JSON document.</summary>
    public static void WriteJson(Terminal terminal, string collection, string file, ImportReport report, bool isDryRun) => JsonOutput.Write(terminal, new
    {
        collection,
        file,
        dryRun = isDryRun,
        accepted = report.Count(UnitOutcome.Accepted) + report.Count(UnitOutcome.AcceptedStale),
        refused = report.RefusedCount,
        outcomes = report.Outcomes.OrderBy(o => o.Key).ToDictionary(o => Names.Of(o.Key), o => o.Value),
        report.Documents,
        units = report.MemoryUnits,
        report.QueuedJobs,
        refusals = report.Refused.Select(Of),
        warnings = report.Warnings.Select(Of),
    });

    private static object Of(UnitReport unit) => new { unit.Line, passageId = unit.Passage?.ToString(), unit.DocumentId, unit.Outcome, unit.Message };

    private static void List(Terminal terminal, IReadOnlyList<UnitReport> units, string kind)
    {
        foreach (var unit in units.Take(MostShown))
        {
            terminal.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind}line {unit.Line}{(unit.DocumentId is { } document ? $", {document}" : "")}{(unit.Passage is { } passage ? $" {passage}" : "")}: {(kind.Length == 0 ? Names.Of(unit.Outcome) + ": " : "")}{unit.Message}"));
        }

        if (units.Count > MostShown)
        {
            terminal.Say($"… and more; --json lists up to {ImportReport.MostReports} of them.");
        }
    }
}
