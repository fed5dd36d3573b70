using System.Globalization;
using System.Text;
using Phasa.Separation.Conditions;

namespace Phasa.Separation.Reports;

/// <summary>
/// One condition's two histograms over each other, as densities. Drawn without text, to be stretched to whatever width
/// there is; the figures stand beside it.
/// </summary>
internal static class DensityPlot
{
    private const int Height = 100;

    /// <summary>With fewer pairs than this a bin of 1/40 holds too few to show a shape.</summary>
    private const int FewPairs = 500;

    /// <summary>The drawing.</summary>
    public static Html Of(ConditionMeasurement condition, Axis axis)
    {
        var (synonyms, unrelated) = (Densities(condition.Synonyms), Densities(condition.Unrelated));
        var top = Math.Max(synonyms.DefaultIfEmpty().Max(), unrelated.DefaultIfEmpty().Max());
        var (mean, noise) = (axis.At(condition.SynonymSimilarity), axis.At(condition.NoiseBaseline));
        return $"""
            <svg class="density" viewBox="0 0 {axis.Length} {Height}" preserveAspectRatio="none" role="img" aria-label="{Words(condition)}">
            <path class="grid" d="{string.Concat(axis.Marks.Select(m => Move(axis.At(m), 0) + $"V{Height}"))}"/>
            <path class="unrelated" d="{Outline(unrelated, top, axis)}"><title>unrelated pairs: mean {Figures.Two(condition.NoiseBaseline)}</title></path>
            <path class="synonyms" d="{Outline(synonyms, top, axis)}"><title>synonym pairs: mean {Figures.Two(condition.SynonymSimilarity)}</title></path>
            <line class="noise-mean" x1="{noise}" x2="{noise}" y1="0" y2="{Height}"/>
            <line class="synonym-mean" x1="{mean}" x2="{mean}" y1="0" y2="{Height}"/>
            </svg>
            """;
    }

    /// <summary>The density of each bin from −1 to 1: shares by width. Few pairs are counted in bins twice as wide.</summary>
    internal static IReadOnlyList<double> Densities(Histogram histogram)
    {
        var total = histogram.Counts.Sum(c => (long)c);
        var join = total < FewPairs && histogram.Counts.Count % 2 == 0 ? 2 : 1;
        var counts = histogram.Counts.Chunk(join).Select(c => c.Sum(n => (long)n)).ToList();
        return [.. counts.Select(c => total == 0 ? 0 : c * (double)counts.Count / (2 * total))];
    }

    private static string Words(ConditionMeasurement condition) =>
        $"{LanguageNames.Words(condition.Condition)}: synonym pairs around {Figures.Two(condition.SynonymSimilarity)}, "
        + $"unrelated pairs around {Figures.Two(condition.NoiseBaseline)}, overlap {Figures.Percent(condition.Overlap)}";

    private static string Outline(IReadOnlyList<double> densities, double top, Axis axis)
    {
        var path = new StringBuilder(Move(0, Height));
        for (var bin = 0; bin < densities.Count; bin++)
        {
            var (from, to) = (axis.At(-1 + (2.0 * bin / densities.Count)), axis.At(-1 + (2.0 * (bin + 1) / densities.Count)));
            if (to > from)
            {
                // A little air above the highest keeps its outline whole.
                path.Append(CultureInfo.InvariantCulture, $"V{Height - (densities[bin] / (top > 0 ? top : 1) * (Height - 4)):0.##}H{to:0.##}");
            }
        }

        return path.Append(CultureInfo.InvariantCulture, $"V{Height}Z").ToString();
    }

    private static string Move(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"M{x:0.##} {y:0.##}");
}
