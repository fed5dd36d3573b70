using System.Globalization;
using System.Text;

namespace Phasa.Training.Cards;

/// <summary>Siblings as a line chart: parallel segments (logarithmic) against the share that is found.</summary>
internal static class SiblingChart
{
    private const int Width = 500, Height = 340, Left = 52, Top = 48, PlotWidth = 300, PlotHeight = 230;

    private static readonly (string Language, string Colour)[] Lines = [("lo", "#2a78d6"), ("th", "#1baf7a"), ("en", "#eda100"), ("ja", "#e34948")];

    /// <summary>A panel without the script map beside one with it.</summary>
    public static string Svg(IReadOnlyList<Sibling> siblings)
    {
        StringBuilder svg = new();
        var groups = siblings.GroupBy(s => s.MapsLaoToThai).ToList();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width * groups.Count} {Height}\" font-family=\"system-ui, sans-serif\" font-size=\"12\" role=\"img\">");
        svg.AppendLine("<title>Share of Lao questions and sentences that find their match first, by the number of parallel segments learnt from</title>");
        svg.AppendLine("<style>text{fill:#333}.grid{stroke:#8884}@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>");
        for (var g = 0; g < groups.Count; g++)
        {
            Panel(svg, g * Width, groups[g].Key ? "Lao letters read as Thai" : "Lao letters as they are", [.. groups[g]]);
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static void Panel(StringBuilder svg, int x, string title, IReadOnlyList<Sibling> siblings)
    {
        svg.AppendLine(CultureInfo.InvariantCulture, $"<g transform=\"translate({x},0)\"><text x=\"{Left}\" y=\"24\" font-size=\"15\" font-weight=\"600\">{title}</text>");
        for (var percent = 0; percent <= 100; percent += 25)
        {
            svg.AppendLine(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Left + PlotWidth}\" y1=\"{Y(percent / 100.0):F1}\" y2=\"{Y(percent / 100.0):F1}\"/><text x=\"{Left - 8}\" y=\"{Y(percent / 100.0) + 4:F1}\" text-anchor=\"end\">{percent} %</text>");
        }

        for (var i = 0; i < siblings.Count; i++)
        {
            svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{X(i, siblings.Count):F1}\" y=\"{Top + PlotHeight + 18}\" text-anchor=\"middle\">{Short(siblings[i].Keeps)}</text>");
        }

        svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{Left + PlotWidth / 2}\" y=\"{Top + PlotHeight + 40}\" text-anchor=\"middle\">parallel Lao segments learnt from</text>");
        foreach (var (language, colour) in Lines)
        {
            var shares = siblings.Select(s => language == "lo" ? s.Questions["lo"] : s.Sentences[language]).ToList();
            var points = string.Join(" ", shares.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{X(i, shares.Count):F1},{Y(s):F1}")));
            svg.AppendLine(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\"/>");
            foreach (var point in points.Split(' '))
            {
                svg.AppendLine(CultureInfo.InvariantCulture, $"<circle cx=\"{point.Split(',')[0]}\" cy=\"{point.Split(',')[1]}\" r=\"3.5\" fill=\"{colour}\"/>");
            }

            var end = Y(shares[^1]);
            svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{Left + PlotWidth + 8}\" y=\"{end + 4:F1}\" font-weight=\"600\">lo→{language}{(language == "lo" ? " (questions)" : "")}</text>");
        }

        svg.AppendLine("</g>");
    }

    private static double X(int i, int count) => Left + (count == 1 ? 0.5 : (double)i / (count - 1)) * PlotWidth;

    private static double Y(double share) => Top + (1 - share) * PlotHeight;

    private static string Short(int count) => count >= 1000 ? $"{count / 1000}k" : count.ToString(CultureInfo.InvariantCulture);
}
