using Phasa.Separation.Verdicts;

namespace Phasa.Separation.Reports;

/// <summary>The answer before the evidence: which languages work under which model, and what to do about the others.</summary>
internal static class AnswerSection
{
    /// <summary>The first sentence of the report, one for each model.</summary>
    public static Html Headline(Measurement measurement) => $"{measurement.Models.Select(Html (model) => $"<p class=\"headline\">{Sentence(model)}</p>")}";

    /// <summary>The answers, language by language.</summary>
    public static Html Of(Measurement measurement) => measurement.Models.Count > 1
        ? (Html)$"{Overview(measurement)}{measurement.Models.Select(Html (model) => $"<h3>{model.Model}</h3>{List(model)}")}"
        : $"{measurement.Models.Select(List)}";

    private static Html Sentence(ModelMeasurement model)
    {
        Html[] parts =
        [
            Part(model, "works in", l => l.Diagnosis == Diagnosis.Working),
            Part(model, "works within", l => l.Diagnosis == Diagnosis.AlignmentFault, " but not across languages"),
            Part(model, "fails in", l => l.Diagnosis == Diagnosis.UnknownLanguage),
            Part(model, "is not shown to do better than shared characters in", l => l.Diagnosis == Diagnosis.SurfaceOverlapOnly),
            Part(model, "gives strange figures in", l => l.Diagnosis == Diagnosis.Suspicious),
            Part(model, "does not work across languages from", IsLost),
            Part(model, "leaves open", l => (l.Diagnosis is Diagnosis.Undecided or Diagnosis.NotEnoughData) && !IsLost(l)),
        ];
        var said = parts.Where(p => p.ToString().Length > 0).ToList();
        return said.Count == 0
            ? (Html)$"Nothing was found out about <strong>{model.Model}</strong>: the pair set has no condition to judge."
            : $"<strong>{model.Model}</strong> {said.Select(Html (part, i) => i == 0 ? part : $"; it {part}")}.";
    }

    private static Html Part(ModelMeasurement model, string says, Func<LanguageDiagnosis, bool> which, string limit = "")
    {
        var languages = model.Languages.Where(which).Select(l => l.Language).ToList();
        return languages.Count == 0 ? Html.None : $"{says} {LanguageNames.List(languages)}{limit}";
    }

    /// <summary>Whatever else is open: its questions do not reach the documents.</summary>
    private static bool IsLost(LanguageDiagnosis language) => language is { Diagnosis: Diagnosis.Undecided, Across: Verdict.Broken };

    private static Html Overview(Measurement measurement) => Block.Table(
        "Every language under every model", "overview",
        $"<tr><th scope=\"col\">Language</th>{measurement.Models.Select(Html (m) => $"<th scope=\"col\">{m.Model}</th>")}</tr>",
        $"<tbody>{measurement.PairSet.Languages.Select(Html (language) => $"""
            <tr><th scope="row">{LanguageNames.Both(language)}</th>{measurement.Models.Select(Html (m) =>
                $"<td>{m.Languages.Where(l => l.Language == language).Select(Html (l) => Badges.Of(l.Diagnosis))}</td>")}</tr>

            """)}</tbody>");

    // What needs attention comes first.
    private static Html List(ModelMeasurement model) => $"""
        <ul class="answers">
        {model.Languages.OrderBy(l => IsLost(l) ? 1 : Order(l.Diagnosis)).Select(Answer)}
        </ul>

        """;

    private static int Order(Diagnosis diagnosis) => diagnosis switch
    {
        Diagnosis.UnknownLanguage => 0,
        Diagnosis.AlignmentFault => 1,
        Diagnosis.SurfaceOverlapOnly => 2,
        Diagnosis.Suspicious => 3,
        Diagnosis.Undecided => 4,
        Diagnosis.NotEnoughData => 5,
        _ => 6,
    };

    private static Html Answer(LanguageDiagnosis found) => $"""
        <li class="answer {VerdictLook.Kind(found.Diagnosis)}">
        <p class="who"><strong>{LanguageNames.Both(found.Language)}</strong> {Badges.Of(found.Diagnosis)}</p>
        <p class="reading">{found.Reading}</p>
        <p class="advice">{found.Advice}</p>
        <ul class="facts">
        {Fact($"within {LanguageNames.English(found.Language)}", found.Within)}{Fact($"to {LanguageNames.English(found.Source)}", found.Across)}{Distance(found.Discriminability)}
        </ul>
        </li>

        """;

    private static Html Fact(string where, Verdict? verdict) => verdict is { } known
        ? $"<li>{Badges.Mark(known)} {where}: {VerdictLook.Text(known)}</li>"
        : Html.None;

    private static Html Distance(double? discriminability) => discriminability is null
        ? Html.None
        : $"<li><a href=\"#word-discriminability\">discriminability</a> {Figures.Two(discriminability)}</li>";
}
