using Phasa.Separation.Comparison;
using Phasa.Separation.PairSets;
using Phasa.Separation.Thresholds;
using Phasa.Separation.Uncertainty;
using Phasa.Separation.Verdicts;

namespace Phasa.Separation.Conditions;

/// <summary>Measures one condition under any number of models, with one control for all of them.</summary>
internal sealed class ConditionMeasurer
{
    private static readonly int[] Sizes = [20, 100];

    private readonly Condition _condition;
    private readonly IReadOnlyList<PairItem> _items;
    private readonly ItemDraws _draws;
    private readonly MeasurementOptions _options;
    private readonly double _controlAuc;
    private readonly double[] _controlDraws;

    /// <summary>Measures the control.</summary>
    /// <param name="condition">The languages.</param>
    /// <param name="items">The items that have them; at least one.</param>
    /// <param name="draws">Draws of as many items.</param>
    /// <param name="control">The control on the pair set that they are of.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public ConditionMeasurer(
        Condition condition, IReadOnlyList<PairItem> items, ItemDraws draws, CharacterControl control, MeasurementOptions options, CancellationToken cancellationToken)
    {
        (_condition, _items, _draws, _options) = (condition, items, draws, options);
        var ranks = PairRanks.Of(control.Of(condition, items));
        _controlAuc = AreaUnderCurve.Of(ranks);
        _controlDraws = AucBootstrap.Of(ranks, draws, cancellationToken);
    }

    /// <summary>Measures one model.</summary>
    /// <param name="vectors">The model's vectors of the pair set.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public MeasuredCondition Measure(PairVectors vectors, CancellationToken cancellationToken)
    {
        float[][] queries = [.. _items.Select(i => vectors.Query(i, _condition.Query))];
        float[][] documents = [.. _items.Select(i => vectors.Document(i, _condition.Document))];
        var similarities = SimilarityMatrix.Of(queries, documents);
        var ranks = PairRanks.Of(similarities);
        var rivals = Rivals.Of(similarities);
        var auc = AucInterval.Of(ranks);
        var aucDraws = AucBootstrap.Of(ranks, _draws, cancellationToken);
        int[] sizes = [.. Sizes.Where(m => m <= _items.Count)];
        var topDraws = TopBootstrap.Of(rivals, sizes, _draws, cancellationToken);
        Estimate?[] tops = [.. sizes.Select((m, i) => (Estimate?)TopInterval.Of(TopOf.Of(rivals, m), topDraws[i], _items.Count))];
        var (top20, top100) = (tops.ElementAtOrDefault(0), tops.ElementAtOrDefault(1));
        var overControl = Quantiles.Interval(auc.Value - _controlAuc, aucDraws.Zip(_controlDraws, (a, b) => a - b));
        var (verdict, reason) = VerdictJudge.Judge(_items.Count, auc, top20, overControl, _options.Rules);
        var spread = Spread.Of(similarities);
        var measurement = new ConditionMeasurement
        {
            Query = _condition.Query,
            Document = _condition.Document,
            Items = _items.Count,
            SynonymSimilarity = spread.Synonym,
            NoiseBaseline = spread.Unrelated,
            Auc = auc,
            EffectSize = spread.EffectSize,
            Overlap = spread.Overlap,
            TopOf20 = top20,
            TopOf100 = top100,
            ControlAuc = _controlAuc,
            OverControl = overControl,
            ByItem = ItemFigures.Of(ranks, rivals, auc.Value),
            ShuffledAuc = ShuffledLabels.Auc(similarities, _options.Seed),
            Geometry = new(Hubness.Of(similarities), Reciprocity.Share(similarities), Centroids.Distance(queries, documents), RatioMargin.Error(similarities)),
            Synonyms = Histogram.Of(similarities.Synonyms()),
            Unrelated = Histogram.Of(similarities.UnrelatedPairs()),
            Verdict = verdict,
            Reason = reason,
        };
        return new(measurement, new(auc.Value, aucDraws, top20?.Value, topDraws.ElementAtOrDefault(0)), Samples(similarities));
    }

    // A single item has no wrong document to be told from.
    private static ThresholdSample[] Samples(SimilarityMatrix similarities) => similarities.Items < 2
        ? []
        : [.. Enumerable.Range(0, similarities.Items).Select(i => new ThresholdSample(similarities[i, i], similarities.BestWrong(i)))];
}
