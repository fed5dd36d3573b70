namespace Phasa.Bench.Alerts;

/// <summary>What came of one fortnight.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Fault">What was broken on the ninth day.</param>
/// <param name="LaoADay">Lao searches on a weekday.</param>
/// <param name="Searches">Searches altogether.</param>
/// <param name="FalseAlarms">Alerts while nothing was broken, each with its language and when.</param>
/// <param name="FoundAfter">Lao searches from the fault to the first alert about Lao, that one included; null when none came or nothing was broken.</param>
/// <param name="FoundBy">The kinds of the alerts open at that moment.</param>
internal sealed record FortnightResult(
    int Seed, LanguageFault Fault, int LaoADay, int Searches, IReadOnlyList<string> FalseAlarms, int? FoundAfter, IReadOnlyList<string> FoundBy);
