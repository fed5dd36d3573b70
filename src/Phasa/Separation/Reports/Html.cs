using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Phasa.Separation.Reports;

/// <summary>
/// Markup, safe by construction: it is made of interpolated strings alone, <c>Html cell = $"&lt;td&gt;{text}&lt;/td&gt;"</c>, where
/// what stands in the string is markup and what stands in its holes is text. A string cannot become markup, and a hole
/// takes only what has an overload here.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct Html(int literalLength, int formattedCount)
{
    private readonly StringBuilder? _markup = new(literalLength + (formattedCount * 16));

    /// <summary>No markup.</summary>
    public static Html None => default;

    /// <summary>Called by the compiler for what stands in the string itself.</summary>
    public void AppendLiteral(string markup) => _markup!.Append(markup);

    /// <summary>Text, encoded for content and for quoted attributes.</summary>
    public void AppendFormatted(string? text)
    {
        foreach (var c in text.AsSpan().EnumerateRunes())
        {
            _ = c.Value switch
            {
                '<' => _markup!.Append("&lt;"),
                '>' => _markup!.Append("&gt;"),
                '&' => _markup!.Append("&amp;"),
                '"' => _markup!.Append("&quot;"),
                '\'' => _markup!.Append("&#39;"),
                // Neither HTML nor XML can say these, not even by number.
                (< ' ' and not ('\t' or '\n' or '\r')) or (>= 0x7F and <= 0x9F) or 0xFFFE or 0xFFFF => _markup!.Append('\uFFFD'),
                _ => _markup!.Append(c.ToString()),
            };
        }
    }

    /// <summary>Markup within markup.</summary>
    public void AppendFormatted(Html markup) => _markup!.Append(markup._markup);

    /// <summary>Markup after markup.</summary>
    public void AppendFormatted(IEnumerable<Html> markup)
    {
        foreach (var part in markup)
        {
            AppendFormatted(part);
        }
    }

    /// <summary>A count.</summary>
    public void AppendFormatted(int number) => _markup!.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>A place in a drawing, to a hundredth, as SVG reads it. Figures for people are text: <see cref="Figures"/>.</summary>
    public void AppendFormatted(double place) => _markup!.Append(CultureInfo.InvariantCulture, $"{Math.Round(place, 2) + 0.0:0.##}");

    /// <summary>Writes it.</summary>
    public void WriteTo(TextWriter writer) => writer.Write(_markup);

    /// <inheritdoc/>
    public override string ToString() => $"{_markup}";
}
