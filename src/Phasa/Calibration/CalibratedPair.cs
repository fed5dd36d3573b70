using Phasa.Separation.Thresholds;

namespace Phasa.Calibration;

/// <summary>What a route knows of its pair of languages from a calibration, to explain itself by.</summary>
/// <param name="Pair">What was fitted.</param>
/// <param name="Cut">The cut in use; null where the model's own stays.</param>
/// <param name="Source">What stood for users' queries.</param>
/// <param name="At">When, UTC.</param>
/// <param name="RowsThen">Rows in the row language then.</param>
/// <param name="RowsNow">Rows in it now.</param>
public sealed record CalibratedPair(
    PairCalibration Pair, CalibratedCut? Cut, CalibrationSource Source, DateTimeOffset At, int RowsThen, int RowsNow)
{
    /// <summary>
    /// The scale that hits of different routes may be compared by; null without judged queries. Titles also resemble the
    /// titles in other documents' rows, more so within a language than across: their scale would favour other languages.
    /// </summary>
    public RelevanceScale? Relevance => Source == CalibrationSource.Queries ? Pair.Fit.Relevance : null;

    /// <summary>Whether the rows have outgrown the thresholds.</summary>
    public bool IsOutdated => LanguageRows.HasOutgrown(RowsThen, RowsNow);
}
