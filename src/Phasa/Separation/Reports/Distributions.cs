using Phasa.Separation.Conditions;

namespace Phasa.Separation.Reports;

/// <summary>The two distributions of every condition side by side on one scale, a row of panels for each language of queries.</summary>
internal static class Distributions
{
    /// <summary>More languages than this are a row of panels each, folded.</summary>
    private const int Grid = 7;

    /// <summary>Up to this many languages the panels stand open.</summary>
    private const int Open = 4;

    /// <summary>All panels.</summary>
    public static Html Of(ModelMeasurement model)
    {
        var axis = DensityShape.Scale(model.Conditions);
        var rows = model.Conditions.GroupBy(c => c.Query).ToList();
        return rows.Count switch
        {
            <= Open => $"{Key}{rows.Select(Html (row) => $"{Heading(row.First())}{Panels(row, axis)}")}",
            <= Grid => $"{Key}{Block.Folded($"Show the {model.Conditions.Count} conditions", $"{rows.Select(Html (row) => $"{Heading(row.First())}{Panels(row, axis)}")}")}",
            _ => $"{Key}{rows.Select(Html (row) => Block.Folded($"Queries in {LanguageNames.English(row.Key)}", Panels(row, axis)))}",
        };
    }

    private static Html Heading(ConditionMeasurement first) => $"<h4>Queries in {LanguageNames.Both(first.Query)}</h4>";

    private static Html Panels(IEnumerable<ConditionMeasurement> row, Axis axis)
    {
        var conditions = row.ToList();
        return $"""
            <div class="panels of-{Math.Clamp(conditions.Count, 1, Grid)}">
            {conditions.Select(Html (condition) => Panel(condition, axis))}
            </div>

            """;
    }

    private static Html Panel(ConditionMeasurement condition, Axis axis) => $"""
        <figure class="panel">
        <figcaption>{Badges.Mark(condition.Verdict)} {LanguageNames.Tags(condition.Condition)}</figcaption>
        {DensityPlot.Of(condition, axis)}
        <div class="ticks" aria-hidden="true">{axis.Marks.Select(Html (mark) => $"<span>{Figures.Two(mark)}</span>")}</div>
        <p class="note"><span>AUC {Figures.Three(condition.Auc.Value)}</span> <span>overlap {Figures.Percent(condition.Overlap)}</span></p>
        </figure>

        """;

    private static Html Key => $"""
        <ul class="key">
        <li><svg class="swatch synonyms" width="28" height="14" aria-hidden="true"><rect x="1" y="1" width="26" height="12"/></svg> synonym pairs: same meaning</li>
        <li><svg class="swatch unrelated" width="28" height="14" aria-hidden="true"><rect x="1" y="1" width="26" height="12"/></svg> unrelated pairs</li>
        <li class="note">Left to right: less to more similar. Upright lines: the two means. Heights are shares, so both areas are equally large.</li>
        </ul>

        """;
}
