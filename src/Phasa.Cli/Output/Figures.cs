using System.Globalization;

namespace Phasa.Cli.Output;

/// <summary>Figures as all commands write them.</summary>
internal static class Figures
{
    /// <summary>A cosine, or a dash.</summary>
    public static string Cosine(float? value) => value is { } cosine ? cosine.ToString("0.000", CultureInfo.InvariantCulture) : "–";

    /// <summary>A share as a percentage, or a dash.</summary>
    public static string Percent(double? share) => share is { } value ? (value * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "–";

    /// <summary>A number of things, with separators.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
