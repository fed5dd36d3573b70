using Phasa.Calibration;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Dashboard.Settings;

/// <summary>The threshold of queries in one language against rows in another, as searches use it.</summary>
/// <param name="Query">The language of the queries.</param>
/// <param name="Row">The language of the rows.</param>
/// <param name="Threshold">The cut, and where it comes from.</param>
/// <param name="Pair">What was fitted.</param>
/// <param name="Cut">What the calibrated cut promises; null where the model's own stays.</param>
/// <param name="IsOutdated">Whether the rows have outgrown it.</param>
public sealed record CutLine(LanguageTag Query, LanguageTag Row, Threshold Threshold, PairCalibration Pair, CalibratedCut? Cut, bool IsOutdated)
{
    /// <summary>The line of a pair.</summary>
    /// <param name="pair">What was fitted.</param>
    /// <param name="calibration">With what.</param>
    /// <param name="prefer">Which promise is kept where no cut keeps both.</param>
    /// <param name="model">What the model states.</param>
    /// <param name="outgrown">The languages whose rows have outgrown it.</param>
    public static CutLine Of(PairCalibration pair, CollectionCalibration calibration, CutPreference prefer, ModelThresholds model, IReadOnlyCollection<LanguageTag> outgrown)
    {
        var fit = pair.Fit;
        var cut = pair.Cut(prefer, calibration.Source);
        return new(fit.Query, fit.Row, cut is { } own ? new(own.Value, ThresholdSource.Calibrated) : Stated(model, fit.Query == fit.Row), pair, cut, outgrown.Contains(fit.Row));
    }

    /// <summary>What a model states for pairs of a kind.</summary>
    public static Threshold Stated(ModelThresholds model, bool isOneLanguage) =>
        (isOneLanguage ? model.SameLanguage : model.CrossLanguage) is { } stated ? new(stated, ThresholdSource.Model) : new(-1, ThresholdSource.None);
}
