using Phasa.Separation.Verdicts;

namespace Phasa.Separation.Reports;

/// <summary>A figure and its interval on a line, above the places that matter on its scale.</summary>
internal static class IntervalPlot
{
    /// <summary>How long a line is drawn.</summary>
    public const int Length = 200;

    private const int Margin = 16;
    private const int Height = 24;

    /// <summary>A dot with whiskers. What it says must stand beside it in text.</summary>
    /// <param name="axis">The scale.</param>
    /// <param name="kind">The colour and shape, as of <see cref="VerdictLook.Kind(Verdict)"/>.</param>
    /// <param name="value">The figure.</param>
    /// <param name="low">Lower end of its interval.</param>
    /// <param name="high">Upper end of it.</param>
    /// <param name="marks">The places that matter.</param>
    public static Html Of(Axis axis, string kind, double value, double low, double high, params IReadOnlyList<double> marks)
    {
        var (at, from, to) = (Margin + axis.At(value), Margin + axis.At(low), Margin + axis.At(high));
        return $"""
            <svg class="interval-plot {kind}" width="{Length + (2 * Margin)}" height="{Height}" aria-hidden="true" focusable="false">{marks.Select(Html (mark) =>
                $"<line class=\"mark-line\" x1=\"{Margin + axis.At(mark)}\" x2=\"{Margin + axis.At(mark)}\" y1=\"0\" y2=\"{Height}\"/>")}<line class="whisker" x1="{from}" x2="{to}" y1="12" y2="12"/><line class="whisker" x1="{from}" x2="{from}" y1="8" y2="16"/><line class="whisker" x1="{to}" x2="{to}" y1="8" y2="16"/><circle class="point" cx="{at}" cy="12" r="4.5"/></svg>
            """;
    }

    /// <summary>The scale in words and figures, for the head of a column.</summary>
    public static Html Head(Axis axis, Func<double?, string> format) => $"""
        <svg class="interval-head" width="{Length + (2 * Margin)}" height="18" aria-hidden="true" focusable="false">{axis.Marks.Select(Html (mark) =>
            $"<text x=\"{Margin + axis.At(mark)}\" y=\"13\">{format(mark)}</text>")}</svg>
        """;
}
