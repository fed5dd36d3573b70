using System.Text.Json.Serialization;
using Phasa.Languages;
using Phasa.Separation.Uncertainty;
using Phasa.Separation.Verdicts;

namespace Phasa.Separation.Conditions;

/// <summary>What was found about one condition. The formulas are those of docs/concepts/measurement.md.</summary>
public sealed record ConditionMeasurement
{
    /// <summary>The language of the queries.</summary>
    public required LanguageTag Query { get; init; }

    /// <summary>The language of the documents.</summary>
    public required LanguageTag Document { get; init; }

    /// <summary>The items that have a query in the one language and a document in the other: n.</summary>
    public required int Items { get; init; }

    /// <summary>Mean similarity of synonym pairs, −1..1.</summary>
    public required double SynonymSimilarity { get; init; }

    /// <summary>The noise baseline: mean similarity of unrelated pairs, −1..1.</summary>
    public required double NoiseBaseline { get; init; }

    /// <summary>The chance that a synonym pair is more similar than an unrelated pair, 0..1.</summary>
    public required Estimate Auc { get; init; }

    /// <summary>Cohen's d: the gap between the means in pooled standard deviations.</summary>
    public required double EffectSize { get; init; }

    /// <summary>Binormal overlap of the two distributions, 2Φ(−|d|/2), 0..1.</summary>
    public required double Overlap { get; init; }

    /// <summary>A_20: the chance that the right document wins among 20; null with fewer than 20 items.</summary>
    public Estimate? TopOf20 { get; init; }

    /// <summary>A_100; null with fewer than 100 items.</summary>
    public Estimate? TopOf100 { get; init; }

    /// <summary>AUC of the control: the similarity of character n-grams on the same texts.</summary>
    public required double ControlAuc { get; init; }

    /// <summary>AUC less the control's, with the paired interval over items.</summary>
    public required Estimate OverControl { get; init; }

    /// <summary>AUC when documents are dealt to wrong queries; about ½, or something is wrong with the measurement.</summary>
    public required double ShuffledAuc { get; init; }

    /// <summary>What each item adds to AUC and A_20, for a later comparison; null with fewer than 3 items, and in older measurements.</summary>
    public ItemFigures? ByItem { get; init; }

    /// <summary>How the vectors lie.</summary>
    public required Geometry Geometry { get; init; }

    /// <summary>The similarities of synonym pairs.</summary>
    public required Histogram Synonyms { get; init; }

    /// <summary>The similarities of unrelated pairs.</summary>
    public required Histogram Unrelated { get; init; }

    /// <summary>What the figures mean.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Which rule decided, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Mean synonym similarity less the noise baseline.</summary>
    public double Discriminability => SynonymSimilarity - NoiseBaseline;

    /// <summary>The pair of languages.</summary>
    [JsonIgnore]
    public Condition Condition => new(Query, Document);
}
