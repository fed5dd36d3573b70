using Phasa.Calibration;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Separation.Thresholds;

namespace Phasa.Tests.Calibration;

/// <summary>Calibrations as tests want them.</summary>
internal static class Calibrations
{
    /// <summary>A calibration whose pairs have the cuts given, with so many rows then.</summary>
    public static CollectionCalibration Of(
        EmbeddingSpace space, CalibrationSource source, IEnumerable<LanguageRows> rows, params (LanguageTag Query, LanguageTag Row, float Cut)[] pairs) => new()
        {
            Space = space,
            At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Source = source,
            Seed = 1,
            Rows = [.. rows],
            Pairs = [.. pairs.Select(p => Pair(p.Query, p.Row, ThresholdVerdict.Separable, p.Cut, p.Cut))],
        };

    /// <summary>A pair with a verdict and both cuts.</summary>
    public static PairCalibration Pair(LanguageTag query, LanguageTag row, ThresholdVerdict verdict, double? falseAccept, double? miss, float? modelCut = null) => new(
        new()
        {
            Query = query,
            Row = row,
            Queries = 40,
            Answerable = 39,
            Alpha = 0.05,
            Beta = 0.05,
            FalseAccept = falseAccept,
            Miss = miss,
            Verdict = verdict,
            Relevance = new(0.3, 20),
        },
        falseAccept is null ? null : new(0.04, 0.02),
        miss is null ? null : new(0.6, 0.05),
        modelCut);
}
