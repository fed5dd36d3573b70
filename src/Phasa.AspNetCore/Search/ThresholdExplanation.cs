using System.Globalization;
using Phasa.Search;

namespace Phasa.AspNetCore.Search;

/// <summary>Says in words where a route's threshold came from.</summary>
internal static class ThresholdExplanation
{
    public static string Of(RouteReport route) => route.Threshold.Source switch
    {
        ThresholdSource.Requested => string.Create(CultureInfo.InvariantCulture, $"The search itself asked for {route.Threshold.Value}; nothing calibrated was used."),
        ThresholdSource.Model => string.Create(
            CultureInfo.InvariantCulture,
            $"{route.Threshold.Value} is what the embedding model states for queries against rows in {route.Language}; it was not calibrated for this collection."),
        ThresholdSource.None => "No threshold is known for this pair of languages: every row passes.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{route.Threshold.Value} comes from {route.Threshold.Source}."),
    };
}
