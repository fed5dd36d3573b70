using System.Globalization;
using System.Text;
using Phasa.Separation.Conditions;

namespace Phasa.Separation.Reports;

/// <summary>One condition's two histograms over each other as densities, in paths of SVG: as long as their scale and <see cref="Height"/> high.</summary>
/// <param name="Synonyms">The outline of the synonym pairs' similarities.</param>
/// <param name="Unrelated">The outline of the unrelated pairs'.</param>
/// <param name="Marks">Upright lines at the scale's marks.</param>
/// <param name="SynonymMean">The place of the mean of the one.</param>
/// <param name="NoiseMean">The place of the mean of the other.</param>
public sealed record DensityShape(string Synonyms, string Unrelated, string Marks, double SynonymMean, double NoiseMean)
{
    /// <summary>How high it is drawn.</summary>
    public const int Height = 100;

    private const int Width = 240;

    /// <summary>With fewer pairs than this a bin of 1/40 holds too few to show a shape.</summary>
    private const int FewPairs = 500;

    /// <summary>The shape of a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="axis">The scale of similarities.</param>
    public static DensityShape Of(ConditionMeasurement condition, Axis axis)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var (synonyms, unrelated) = (Densities(condition.Synonyms), Densities(condition.Unrelated));
        var top = Math.Max(synonyms.DefaultIfEmpty().Max(), unrelated.DefaultIfEmpty().Max());
        return new(
            Outline(synonyms, top, axis),
            Outline(unrelated, top, axis),
            string.Concat(axis.Marks.Select(m => Move(axis.At(m), 0) + $"V{Height}")),
            axis.At(condition.SynonymSimilarity),
            axis.At(condition.NoiseBaseline));
    }

    /// <summary>The scale that holds whatever any of the conditions has, cropped to it.</summary>
    public static Axis Scale(IReadOnlyList<ConditionMeasurement> conditions)
    {
        var used = conditions.SelectMany(c => new[] { c.Synonyms, c.Unrelated }).SelectMany(Used).ToList();
        return used.Count == 0 ? Axis.Around(-1, 1, Width) : Axis.Around(used.Min(u => u.From), used.Max(u => u.To), Width);
    }

    /// <summary>The density of each bin from −1 to 1: shares by width. Few pairs are counted in bins twice as wide.</summary>
    internal static IReadOnlyList<double> Densities(Histogram histogram)
    {
        var total = histogram.Counts.Sum(c => (long)c);
        var join = total < FewPairs && histogram.Counts.Count % 2 == 0 ? 2 : 1;
        var counts = histogram.Counts.Chunk(join).Select(c => c.Sum(n => (long)n)).ToList();
        return [.. counts.Select(c => total == 0 ? 0 : c * (double)counts.Count / (2 * total))];
    }

    private static IEnumerable<(double From, double To)> Used(Histogram histogram)
    {
        var width = 2.0 / histogram.Counts.Count;
        return histogram.Counts.Index().Where(b => b.Item > 0).Select(b => (-1 + (b.Index * width), -1 + ((b.Index + 1) * width)));
    }

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
