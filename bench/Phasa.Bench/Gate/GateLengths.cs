using Phasa.Languages;
using Phasa.Translation.Checks;

namespace Phasa.Bench.Gate;

/// <summary>The lengths of one language's good translations, of the half that chooses the limits.</summary>
/// <param name="Language">The target; the source is Japanese.</param>
/// <param name="Texts">Texts of at least 40 letters.</param>
/// <param name="Median">The median of ln(output / source).</param>
/// <param name="Spread">1.4826 × median absolute deviation.</param>
internal sealed record GateLengths(LanguageTag Language, int Texts, double Median, double Spread)
{
    private const int MinLetters = 40;

    /// <summary>Measures the passages of the documents of even place.</summary>
    public static IReadOnlyList<GateLengths> Of(IEnumerable<GateText> texts) =>
    [
        .. texts.Where(t => t.ChoseLimits && t.Form == "passage" && LengthCheck.Letters(t.Source) >= MinLetters)
            .SelectMany(t => t.Translations.Select(o => (o.Key, Ratio: Math.Log((double)LengthCheck.Letters(o.Value) / LengthCheck.Letters(t.Source)))))
            .GroupBy(o => o.Key, o => o.Ratio)
            .Select(g => Of(g.Key, [.. g])),
    ];

    private static GateLengths Of(LanguageTag language, double[] ratios)
    {
        var median = Middle(ratios);
        return new(language, ratios.Length, Math.Round(median, 3), Math.Round(1.4826 * Middle([.. ratios.Select(r => Math.Abs(r - median))]), 3));
    }

    private static double Middle(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
