using Phasa.Languages;

namespace Phasa.Separation.Paths;

/// <summary>Two paths on the same queries of one language.</summary>
/// <param name="Language">The language of the queries.</param>
/// <param name="First">One path.</param>
/// <param name="Second">The other; differences are second minus first.</param>
/// <param name="NdcgAt10">The difference in nDCG@10, which decides.</param>
/// <param name="RecallAt5">The difference in recall@5.</param>
/// <param name="Chance">The two-sided chance of so large a difference in nDCG@10 by luck, Holm-corrected over the languages of the pair of paths, 0..1.</param>
public sealed record PathDifference(
    LanguageTag Language,
    RetrievalPath First,
    RetrievalPath Second,
    PairedDifference NdcgAt10,
    PairedDifference RecallAt5,
    double Chance)
{
    /// <summary>A chance at or above this is no finding.</summary>
    public const double Level = 0.05;

    /// <summary>The path that is better beyond luck; null when neither is.</summary>
    public RetrievalPath? Better => Chance >= Level || NdcgAt10.Difference == 0 ? null : NdcgAt10.Difference > 0 ? Second : First;
}
