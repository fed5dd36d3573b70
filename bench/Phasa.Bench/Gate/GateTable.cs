using System.Text;

namespace Phasa.Bench.Gate;

/// <summary>One kind of bad translation in one half of the texts.</summary>
/// <param name="Kind">The kind; <c>good</c> for translations as they are, of which every catch is a false alarm.</param>
/// <param name="Form">The form of the texts.</param>
/// <param name="Made">How many there are.</param>
/// <param name="Caught">How many a check found bad.</param>
/// <param name="ByLanguage">Caught and made for each language.</param>
/// <param name="ByCheck">Which check spoke first.</param>
internal sealed record GateRow(
    string Kind, string Form, int Made, int Caught, IReadOnlyDictionary<string, string> ByLanguage, IReadOnlyDictionary<string, int> ByCheck)
{
    /// <summary>The share caught, 0..1.</summary>
    public double Share => Math.Round((double)Caught / Made, 4);
}

/// <summary>The rows of one half.</summary>
/// <param name="Half"><c>limits</c>: the texts that chose the limits; <c>held out</c>: the others, which are reported.</param>
/// <param name="Rows">The rows: form by form, kind by kind.</param>
internal sealed record GateHalf(string Half, IReadOnlyList<GateRow> Rows);

/// <summary>Counts verdicts.</summary>
internal static class GateTable
{
    private static readonly string[] Halves = ["held out", "limits"];
    private static readonly string[] Forms = ["passage", "section"];

    /// <summary>Both halves.</summary>
    public static IReadOnlyList<GateHalf> Of(IReadOnlyList<GateVerdict> verdicts) =>
    [
        .. from half in Halves
           select new GateHalf(half, [.. from form in Forms
                                         from kind in BadTranslations.Kinds.Prepend(GateRun.GoodWithTerms).Prepend("good")
                                         let cases = verdicts.Where(v => v.Case.Text.ChoseLimits == (half == "limits") && v.Case.Text.Form == form && v.Case.Kind == kind).ToList()
                                         where cases.Count > 0
                                         select Row(kind, form, cases)]),
    ];

    /// <summary>The held-out half as Markdown tables.</summary>
    public static string Describe(IReadOnlyList<GateHalf> halves)
    {
        var text = new StringBuilder();
        foreach (var half in halves)
        {
            foreach (var form in half.Rows.GroupBy(r => r.Form))
            {
                text.AppendLine().Append(System.Globalization.CultureInfo.InvariantCulture, $"{half.Half}, {form.Key}s\n\n| kind | en | th | lo | caught | by |\n| --- | --- | --- | --- | --- | --- |\n");
                foreach (var row in form)
                {
                    text.Append(System.Globalization.CultureInfo.InvariantCulture,
                        $"| {row.Kind} | {Cell(row, "en")} | {Cell(row, "th")} | {Cell(row, "lo")} | {100 * row.Share:0.0} % | {string.Join(", ", row.ByCheck.Select(c => $"{c.Key} {c.Value}"))} |\n");
                }
            }
        }

        return text.ToString();
    }

    private static string Cell(GateRow row, string language) => row.ByLanguage.GetValueOrDefault(language, "–");

    private static GateRow Row(string kind, string form, List<GateVerdict> cases) => new(
        kind, form, cases.Count, cases.Count(v => v.Check is not null),
        cases.GroupBy(v => v.Case.Target.Value).ToDictionary(g => g.Key, g => $"{g.Count(v => v.Check is not null)} of {g.Count()}"),
        cases.Where(v => v.Check is not null).GroupBy(v => v.Check!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count()));
}
