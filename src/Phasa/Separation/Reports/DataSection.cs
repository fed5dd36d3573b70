namespace Phasa.Separation.Reports;

/// <summary>What the figures were made of, so that they can be checked and made again.</summary>
internal static class DataSection
{
    /// <summary>Data, rules, spaces and the command.</summary>
    public static Html Of(Measurement measurement) => $"""
        <dl class="data">
        <dt>Pair set</dt><dd>{measurement.PairSet.Name}, fingerprint <code>{measurement.PairSet.Fingerprint}</code></dd>
        <dt>Items</dt><dd>{Figures.Count(measurement.PairSet.Items)}{Origin(measurement.PairSet)}</dd>
        <dt>Languages</dt><dd>{LanguageNames.List(measurement.PairSet.Languages)}; knowledge in {LanguageNames.Both(measurement.Source)}</dd>
        <dt>Measured</dt><dd><time datetime="{Figures.Iso(measurement.At)}">{Figures.Moment(measurement.At)}</time></dd>
        <dt>Seed</dt><dd>{measurement.Seed}</dd>
        <dt>Draws</dt><dd>{Figures.Count(measurement.Draws)} of whole items</dd>
        <dt>Rules</dt><dd>{Rules(measurement)}</dd>
        {measurement.Models.Select(Space)}
        <dt>Report</dt><dd>Phasa {typeof(DataSection).Assembly.GetName().Version?.ToString(3)}, format {measurement.Format}</dd>
        </dl>
        <p>The same figures again:</p>
        <pre class="scroll" tabindex="0"><code>{RepeatCommand.Of(measurement)}</code></pre>
        """;

    private static Html Origin(PairSetSummary pairs) => pairs.AskedByUsers is not { } asked ? Html.None
        : $": {Figures.Count(pairs.Items - asked)} of the collection's titles and texts, {Figures.Count(asked)} of questions in its search log, with the passages that users said answered them";

    private static Html Rules(Measurement measurement) => $"""
        <ul>
        <li>not enough data: fewer than {measurement.Rules.FewestItems} items, or an interval of AUC from below {Figures.Two(measurement.Rules.UncertainLow)} to above {Figures.Two(measurement.Rules.WorkingLow)}</li>
        <li>working: AUC at least {Figures.Two(measurement.Rules.WorkingAuc)}, its interval from {Figures.Two(measurement.Rules.WorkingLow)} or more, A<sub>20</sub> at least {Figures.Two(measurement.Rules.WorkingTopOf20)}, and better than the control beyond luck</li>
        <li>surface overlap only: as working, but not better than the control</li>
        <li>broken: the interval of AUC ends at {Figures.Two(measurement.Rules.BrokenHigh)} or below</li>
        <li>weak: anything else</li>
        </ul>
        """;

    private static Html Space(ModelMeasurement model) => $"""
        <dt>Space of {model.Model}</dt><dd><code>{model.Space.Id}</code>: {model.Space.Provider}/{model.Space.Model}, revision {model.Space.Revision}, {Figures.Count(model.Space.Dimensions)} dimensions{Prefix("queries", model.Space.QueryPrefix)}{Prefix("documents", model.Space.DocumentPrefix)}</dd>

        """;

    private static Html Prefix(string role, string prefix) => prefix.Length == 0 ? Html.None : $", {role} after <code>{prefix}</code>";
}
