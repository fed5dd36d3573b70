using Phasa.Calibration;
using Phasa.Languages;
using Phasa.Search.Legs;

namespace Phasa.Search;

/// <summary>What one route did.</summary>
/// <param name="Route">The route.</param>
/// <param name="Language">The language of its rows.</param>
/// <param name="Rows">Rows it compared.</param>
/// <param name="Threshold">Its cut.</param>
/// <param name="Accepted">Passages that met the cut by their vectors, at most as many as the search asked for.</param>
/// <param name="Best">The highest similarity among all its rows, whether accepted or not; null when it has no rows, or vectors were not asked.</param>
/// <param name="Reason">Why it was taken, where that needs saying.</param>
public sealed record RouteReport(
    Route Route, LanguageTag Language, int Rows, Threshold Threshold, int Accepted, float? Best, string? Reason = null)
{
    /// <summary>What was calibrated for its pair of languages; null when nothing was.</summary>
    public CalibratedPair? Calibrated { get; init; }

    /// <summary>Whether its vectors were compared.</summary>
    public bool ComparesVectors { get; init; } = true;

    /// <summary>What its words' leg did; null when words were not asked.</summary>
    public WordLegReport? Words { get; init; }

    /// <summary>What a rank in each leg counts; null when one leg alone was asked.</summary>
    public LegWeights? Weights { get; init; }

    /// <summary>The translated query, on <see cref="Route.QueryTranslation"/>.</summary>
    public string? Query { get; init; }
}
