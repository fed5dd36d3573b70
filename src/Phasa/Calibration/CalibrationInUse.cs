using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Languages;

namespace Phasa.Calibration;

/// <summary>The calibration that a search uses.</summary>
/// <param name="Calibration">The thresholds of the collection's space; null when there are none.</param>
/// <param name="Prefer">Which promise is kept where no cut keeps both.</param>
internal sealed record CalibrationInUse(CollectionCalibration? Calibration, CutPreference Prefer)
{
    /// <summary>Nothing was ever calibrated.</summary>
    public static CalibrationInUse None { get; } = new(null, CutPreference.Answers);

    /// <summary>The last calibration, of a space that the collection has left, where there is none of its own.</summary>
    public CollectionCalibration? Left { get; init; }

    /// <summary>What is known of a pair of languages in a space; null when nothing is, whatever is known of others.</summary>
    public CalibratedPair? Find(EmbeddingSpace space, LanguageTag query, LanguageTag row, CollectionSnapshot snapshot) =>
        Calibration is { } calibration && calibration.Space == space && calibration.Find(query, row) is { } pair
            ? new(pair, pair.Cut(Prefer, calibration.Source), calibration.Source, calibration.At, calibration.RowsIn(row), snapshot.IndexOf(row).Living)
            : null;
}
