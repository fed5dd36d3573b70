namespace Phasa.Separation.Reports;

/// <summary>The evidence about one model. A part that has no data is left out.</summary>
internal static class ModelSection
{
    /// <summary>The whole section.</summary>
    /// <param name="measurement">The measurement that the model is part of.</param>
    /// <param name="model">The model.</param>
    /// <param name="number">Its place among the models, from 1: names need not differ enough for an anchor.</param>
    public static Html Of(Measurement measurement, ModelMeasurement model, int number) => $"""
        <section class="model" id="model-{number}">
        <h2>{model.Model} in detail</h2>
        {(model.Conditions.Count > 0 ? Conditions(measurement, model, number) : Html.None)}
        {(model.Paths.Count > 0 ? Paths(measurement, model, number) : Html.None)}
        {(model.Thresholds.Count > 0 ? Thresholds(model, number) : Html.None)}
        </section>

        """;

    private static Html Conditions(Measurement measurement, ModelMeasurement model, int number) => $"""
        {Block.Part($"similarity-{number}", "Similarity of equal meanings",
            $"How similar a query is to the text that means the same, and beneath it how similar texts are that have nothing to do with each other: <a href=\"#word-noise-baseline\">noise</a>. Where the two are close, nothing can be found.",
            HeatMap.Of(model))}
        {Block.Part($"distributions-{number}", "Same meaning against unrelated",
            $"Where the two areas lie apart, right texts are told from wrong ones. Where they lie over each other, they are not, whatever is cut off.",
            Distributions.Of(model))}
        {Block.Part($"verdicts-{number}", "Verdicts and how certain they are",
            $"<a href=\"#word-auc\">AUC</a> is the chance that the right text is more similar than a wrong one; <a href=\"#word-top-of-m\">A<sub>20</sub></a> that it wins among 20. A verdict counts the whole interval, not the dot alone.",
            VerdictTable.Of(model, measurement.Rules))}
        """;

    private static Html Paths(Measurement measurement, ModelMeasurement model, int number) => Block.Part(
        $"paths-{number}", "Ways to ask the same knowledge",
        $"The pair set as a small knowledge base written in {LanguageNames.Both(measurement.Source)}, asked in every language: through rows in the asker's language, across languages, and with the query translated. <a href=\"#word-ndcg\">nDCG@10</a> is 1 when the right text always comes first.",
        PathTable.Of(model));

    private static Html Thresholds(ModelMeasurement model, int number) => Block.Part(
        $"thresholds-{number}", "Cuts",
        $"Below which similarity should search say 'nothing found'? These cuts are of this pair set and show what can be had; a collection needs its own, from its own rows: <code>phasa calibrate</code>.",
        ThresholdTable.Of(model.Thresholds));
}
