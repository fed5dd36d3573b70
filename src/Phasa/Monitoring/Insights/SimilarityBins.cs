namespace Phasa.Monitoring.Insights;

/// <summary>Cosines in bins of a fortieth.</summary>
public static class SimilarityBins
{
    /// <summary>The width of a bin.</summary>
    public const double Width = 0.025;

    private const int Last = (int)(2 / Width) - 1;

    /// <summary>The bin of a cosine, 0 from −1 on.</summary>
    public static int Of(float similarity) => Math.Clamp((int)((similarity + 1) / Width), 0, Last);

    /// <summary>Where a bin begins.</summary>
    public static double From(int bin) => Math.Round((bin * Width) - 1, 3);
}
