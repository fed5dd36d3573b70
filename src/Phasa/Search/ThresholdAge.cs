using System.Globalization;
using Phasa.Calibration;
using Phasa.Collections;

namespace Phasa.Search;

/// <summary>Finds out whether the collection has outgrown the thresholds that a search used.</summary>
internal static class ThresholdAge
{
    /// <summary>What is outdated and what to do about it; null when nothing is.</summary>
    public static string? Describe(Collection collection, CalibrationInUse calibration, IReadOnlyList<RouteReport> routes)
    {
        if (calibration.Left is { } left)
        {
            return $"The thresholds of '{collection.Name}' were calibrated in the space of model '{left.Space.Model}' and hold in no other. {Advice(collection, left.Source)}";
        }

        return routes.FirstOrDefault(r => r.Rows > 0 && r.Threshold.Source == ThresholdSource.Calibrated && r.Calibrated is { IsOutdated: true }) is { Calibrated: { } pair } route
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The threshold for rows in {route.Language} was calibrated with {pair.RowsThen:N0} rows; there are {pair.RowsNow:N0} now. {Advice(collection, pair.Source)}")
            : null;
    }

    private static string Advice(Collection collection, CalibrationSource source) => source == CalibrationSource.Queries
        ? $"It came from judged queries, which nothing else replaces: run 'phasa calibrate --collection {collection.Name} --queries FILE' with them again."
        : $"'phasa serve' and 'phasa work' calibrate it anew within minutes; without them, run 'phasa calibrate --collection {collection.Name}'.";
}
