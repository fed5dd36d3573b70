using Phasa.Languages;
using Phasa.Separation.Conditions;
using Phasa.Separation.Verdicts;

namespace Phasa.Separation.Reports;

/// <summary>
/// Every condition in a cell: mean similarity of synonym pairs, the noise baseline beneath it, the verdict, and a colour
/// for how far the one lies above the other. Orange and blue are told apart by every common kind of colour vision.
/// </summary>
internal static class HeatMap
{
    /// <summary>Where a level of colour begins, by discriminability.</summary>
    private static readonly (double From, string Level)[] Levels =
    [
        (double.NegativeInfinity, "below-2"), (-0.15, "below-1"), (-0.05, "even"), (0.05, "above-1"), (0.15, "above-2"), (0.30, "above-3"), (0.45, "above-4"),
    ];

    private static readonly Verdict[] Verdicts = [Verdict.Working, Verdict.Weak, Verdict.Broken, Verdict.SurfaceOverlapOnly, Verdict.NotEnoughData];

    /// <summary>The matrix: a row for each language of queries, a column for each language of documents.</summary>
    public static Html Of(ModelMeasurement model)
    {
        var queries = model.Conditions.Select(c => c.Query).Distinct().ToList();
        var documents = model.Conditions.Select(c => c.Document).Distinct().ToList();
        return $"""
            {Block.Table(
                "Mean similarity of synonym pairs by language of query and document", "heat",
                $"""
                <tr><th scope="col" class="corner">query ↓ document →</th>{documents.Select(Html (d) => $"<th scope=\"col\">{LanguageNames.Both(d)}</th>")}</tr>
                """,
                $"<tbody>{queries.Select(Html (query) => Row(model, query, documents))}</tbody>")}
            {Legend}
            """;
    }

    /// <summary>The class of a cell's colour.</summary>
    internal static string Level(double discriminability) => Levels.Last(l => discriminability >= l.From).Level;

    private static Html Row(ModelMeasurement model, LanguageTag query, List<LanguageTag> documents) => $"""
        <tr><th scope="row">{LanguageNames.Both(query)}</th>{documents.Select(Html (document) => Cell(model.Find(query, document)))}</tr>

        """;

    private static Html Cell(ConditionMeasurement? condition) => condition is null
        ? (Html)$"<td class=\"absent\">{Figures.Missing}<span class=\"hidden\"> no such pairs</span></td>"
        : $"""
           <td class="{Level(condition.Discriminability)}"><span class="similarity">{Figures.Two(condition.SynonymSimilarity)}</span> {Badges.Mark(condition.Verdict)}<span class="noise"><span class="word">noise </span>{Figures.Two(condition.NoiseBaseline)}</span></td>
           """;

    private static Html Legend => $"""
        <div class="legend">
        <p>Colour: similarity less noise baseline</p>
        <ul class="scale">{Levels.Select(Html (level, i) => $"<li class=\"{level.Level}\">{Bounds(i)}</li>")}</ul>
        <ul class="verdicts">{Verdicts.Select(Html (v) => $"<li>{Badges.Of(v)}</li>")}</ul>
        </div>

        """;

    private static string Bounds(int level) => level == 0
        ? $"below {Figures.Signed(Levels[1].From)}"
        : level == Levels.Length - 1 ? $"{Figures.Signed(Levels[level].From)} and more" : $"from {Figures.Signed(Levels[level].From)}";
}
