using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Search;

/// <summary>Chooses the threshold for a pair of languages in a model's space, never for another pair or space.</summary>
internal static class Thresholds
{
    /// <summary>The cut for a query in one language against rows in another.</summary>
    public static Threshold For(EmbeddingModel model, LanguageTag query, LanguageTag row, float? requested)
    {
        if (requested is { } value)
        {
            return new(value, ThresholdSource.Requested);
        }

        var stated = query == row ? model.Thresholds.SameLanguage : model.Thresholds.CrossLanguage;
        return stated is { } cut ? new(cut, ThresholdSource.Model) : new(-1, ThresholdSource.None);
    }
}
