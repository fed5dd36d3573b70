using Phasa.Monitoring.Alerts;

namespace Phasa.Dashboard.Alerts;

/// <summary>What kinds of alerts are called on the pages.</summary>
internal static class AlertWords
{
    /// <summary>The English texts, which are the keys of the others.</summary>
    public static IReadOnlyDictionary<AlertKind, string> Of { get; } = new Dictionary<AlertKind, string>
    {
        [AlertKind.HitRateDrop] = /* T */ "Hit rate fell",
        [AlertKind.SimilarityDrop] = /* T */ "Similarity fell",
        [AlertKind.FallbackRise] = /* T */ "Answered through originals more often",
        [AlertKind.BelowReferences] = /* T */ "Below the reference languages",
        [AlertKind.LegSilent] = /* T */ "A leg is silent",
        [AlertKind.QueueStuck] = /* T */ "Work is stuck",
        [AlertKind.ProviderFailing] = /* T */ "A provider fails",
        [AlertKind.BudgetSpent] = /* T */ "Budget nearly spent",
        [AlertKind.CoverageFallen] = /* T */ "Coverage fell",
        [AlertKind.ThresholdOutdated] = /* T */ "Thresholds out of date",
        [AlertKind.SpaceMismatch] = /* T */ "The model changed",
    };
}
