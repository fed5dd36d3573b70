namespace Phasa.Separation.Reports;

/// <summary>
/// A measurement as one HTML file for people: the answer first, then the evidence. It needs no network and runs no script,
/// is readable on paper, on a phone, in light and dark and without colours, and is well-formed XML too. Thread-safe.
/// </summary>
public static class MeasurementHtml
{
    /// <summary>Writes the report. What has no data in the measurement has no section.</summary>
    /// <param name="measurement">The measurement.</param>
    /// <param name="writer">Where it goes; must encode as UTF-8. Left open.</param>
    public static void Write(Measurement measurement, TextWriter writer)
    {
        Head(measurement).WriteTo(writer);
        Stylesheet.WriteTo(writer);
        Opening(measurement).WriteTo(writer);
        foreach (var (index, model) in measurement.Models.Index())
        {
            ModelSection.Of(measurement, model, index + 1).WriteTo(writer);
        }

        Closing(measurement).WriteTo(writer);
    }

    private static Html Head(Measurement measurement) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="{Stylesheet.Policy}"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="generator" content="Phasa"/>
        <link rel="icon" href="data:,"/>
        <title>{Names(measurement)} on {measurement.PairSet.Name}: measurement by language</title>

        """;

    private static Html Opening(Measurement measurement) => $"""
        </head>
        <body>
        {Badges.Shapes}
        <a class="skip" href="#answer">To the answer</a>
        <header>
        <p class="kind">Measurement of embedding models</p>
        <h1>{(measurement.Models.Count == 1 ? (Html)$"Does {Names(measurement)} work in every language?" : $"Which of {measurement.Models.Count} models works in which language?")}</h1>
        {AnswerSection.Headline(measurement)}
        <dl class="about">
        <div><dt>Measured</dt><dd><time datetime="{Figures.Iso(measurement.At)}">{Figures.Moment(measurement.At)}</time></dd></div>
        <div><dt>Pair set</dt><dd>{measurement.PairSet.Name}, {Figures.Count(measurement.PairSet.Items)} items</dd></div>
        <div><dt>Languages</dt><dd>{LanguageNames.List(measurement.PairSet.Languages)}</dd></div>
        <div><dt>Knowledge written in</dt><dd>{LanguageNames.Both(measurement.Source)}</dd></div>
        </dl>
        {Contents(measurement)}
        </header>
        <main>
        <section id="answer">
        <h2>What this means, language by language</h2>
        {AnswerSection.Of(measurement)}
        </section>
        {(measurement.Differences.Count > 0 ? Comparison(measurement) : Html.None)}

        """;

    private static Html Comparison(Measurement measurement) => $"""
        <section id="comparison">
        <h2>Model against model</h2>
        <p class="lead">On the same items. A difference is called a finding only where it is larger than luck may explain.</p>
        {ModelComparison.Of(measurement.Differences)}
        </section>
        """;

    private static Html Closing(Measurement measurement) => $"""
        <section id="data">
        <h2>Data and seed</h2>
        {DataSection.Of(measurement)}
        </section>
        <section id="words">
        <h2>The words of this report</h2>
        {Words.List}
        </section>
        </main>
        </body>
        </html>

        """;

    private static Html Contents(Measurement measurement) => $"""
        <nav aria-label="Contents">
        <ul>
        <li><a href="#answer">The answer</a></li>
        {(measurement.Differences.Count > 0 ? (Html)$"<li><a href=\"#comparison\">Model against model</a></li>" : Html.None)}
        {measurement.Models.Select(Html (model, i) => $"<li><a href=\"#model-{i + 1}\">{model.Model} in detail</a></li>")}
        <li><a href="#data">Data and seed</a></li>
        <li><a href="#words">Words</a></li>
        </ul>
        </nav>
        """;

    private static string Names(Measurement measurement) => string.Join(", ", measurement.Models.Select(m => m.Model));
}
