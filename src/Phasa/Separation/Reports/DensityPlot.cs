using Phasa.Separation.Conditions;

namespace Phasa.Separation.Reports;

/// <summary>
/// One condition's two histograms over each other, as densities. Drawn without text, to be stretched to whatever width
/// there is; the figures stand beside it.
/// </summary>
internal static class DensityPlot
{
    private const int Height = DensityShape.Height;

    /// <summary>The drawing.</summary>
    public static Html Of(ConditionMeasurement condition, Axis axis)
    {
        var shape = DensityShape.Of(condition, axis);
        return $"""
            <svg class="density" viewBox="0 0 {axis.Length} {Height}" preserveAspectRatio="none" role="img" aria-label="{Words(condition)}">
            <path class="grid" d="{shape.Marks}"/>
            <path class="unrelated" d="{shape.Unrelated}"><title>unrelated pairs: mean {Figures.Two(condition.NoiseBaseline)}</title></path>
            <path class="synonyms" d="{shape.Synonyms}"><title>synonym pairs: mean {Figures.Two(condition.SynonymSimilarity)}</title></path>
            <line class="noise-mean" x1="{shape.NoiseMean}" x2="{shape.NoiseMean}" y1="0" y2="{Height}"/>
            <line class="synonym-mean" x1="{shape.SynonymMean}" x2="{shape.SynonymMean}" y1="0" y2="{Height}"/>
            </svg>
            """;
    }

    private static string Words(ConditionMeasurement condition) =>
        $"{LanguageNames.Words(condition.Condition)}: synonym pairs around {Figures.Two(condition.SynonymSimilarity)}, "
        + $"unrelated pairs around {Figures.Two(condition.NoiseBaseline)}, overlap {Figures.Percent(condition.Overlap)}";
}
