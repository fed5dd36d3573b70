using System.Diagnostics.Metrics;

namespace Phasa.Indexes;

/// <summary>The metrics of the indexes in memory.</summary>
internal static class IndexGauges
{
    /// <summary>Rows that are searched, by collection and language.</summary>
    public const string Rows = "phasa.index.rows";

    /// <summary>Memory that rows take, by collection and language.</summary>
    public const string Memory = "phasa.index.memory";

    /// <summary>Memory that finding documents, passages and rows again takes, by collection.</summary>
    public const string CatalogueMemory = "phasa.index.catalogue.memory";

    /// <summary>Adds the gauges to a meter.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="figures">Gives the figures of the moment.</param>
    public static void Add(Meter meter, Func<IReadOnlyList<IndexFigures>> figures)
    {
        meter.CreateObservableGauge(Rows, () => ByLanguage(figures(), l => l.Rows), "{row}", "Rows that are searched.");
        meter.CreateObservableGauge(Memory, () => ByLanguage(figures(), l => l.Bytes), "By", "Memory that rows take.");
        meter.CreateObservableGauge(
            CatalogueMemory,
            () => figures().Select(f => new Measurement<long>(f.CatalogueBytes, Tag("phasa.collection", f.Collection), Tag("phasa.space", f.Space))),
            "By",
            "Memory that finding documents, passages and rows again takes.");
    }

    private static IEnumerable<Measurement<long>> ByLanguage(IReadOnlyList<IndexFigures> figures, Func<LanguageIndexFigures, long> figure) =>
        figures.SelectMany(f => f.Languages.Select(l => new Measurement<long>(
            figure(l), Tag("phasa.collection", f.Collection), Tag("phasa.space", f.Space), Tag("phasa.language", l.Language.Value))));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
