using System.Text.Json.Serialization;
using Phasa.Languages;

namespace Phasa.Separation.Comparison;

/// <summary>Two models in one condition on the same items.</summary>
/// <param name="First">One model's name.</param>
/// <param name="Second">The other's; differences are second minus first.</param>
/// <param name="Query">The language of the queries.</param>
/// <param name="Document">The language of the documents.</param>
/// <param name="Items">How many items both were measured on.</param>
/// <param name="Auc">The difference in AUC.</param>
/// <param name="TopOf20">The difference in A_20; null with fewer than 20 items.</param>
/// <param name="Chance">The two-sided chance of so large a difference in AUC by luck, Holm-corrected over the conditions, 0..1.</param>
public sealed record ModelDifference(
    string First,
    string Second,
    LanguageTag Query,
    LanguageTag Document,
    int Items,
    PairedDifference Auc,
    PairedDifference? TopOf20,
    double Chance)
{
    /// <summary>A chance at or above this is no finding.</summary>
    public const double Level = 0.05;

    /// <summary>Whether the second is worse than the first beyond luck. Tells two runs of one model apart, which have one name.</summary>
    [JsonIgnore]
    public bool IsWorse => Chance < Level && Auc.Difference < 0;

    /// <summary>The name of the model that is better beyond luck; null when neither is.</summary>
    public string? Better => Chance >= Level || Auc.Difference == 0 ? null : Auc.Difference > 0 ? Second : First;
}
