using Phasa.Calibration;
using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Search;

/// <summary>Chooses the threshold for a pair of languages in a model's space, never for another pair or space.</summary>
internal static class Thresholds
{
    /// <summary>The cut for a query in one language against rows in another: the search's own, else the calibrated one, else the model's.</summary>
    /// <param name="model">The model of the space.</param>
    /// <param name="query">The query's language.</param>
    /// <param name="row">The rows' language.</param>
    /// <param name="requested">What the search asks for.</param>
    /// <param name="calibrated">What was calibrated for this pair in this space.</param>
    public static Threshold For(EmbeddingModel model, LanguageTag query, LanguageTag row, float? requested, CalibratedPair? calibrated)
    {
        if (requested is { } value)
        {
            return new(value, ThresholdSource.Requested);
        }

        if (calibrated?.Cut is { } cut)
        {
            return new(cut.Value, ThresholdSource.Calibrated);
        }

        var stated = query == row ? model.Thresholds.SameLanguage : model.Thresholds.CrossLanguage;
        return stated is { } own ? new(own, ThresholdSource.Model) : new(-1, ThresholdSource.None);
    }
}
