using Phasa.Languages;
using Phasa.Separation.Conditions;
using Phasa.Separation.Thresholds;
using Phasa.Separation.Uncertainty;
using Phasa.Separation.Verdicts;

namespace Phasa.Tests.Separation.Reports;

/// <summary>A condition with drawn similarities around given means.</summary>
internal static class SampleCondition
{
    private const double Spread = 0.11;

    public static ConditionMeasurement Of(LanguageTag query, LanguageTag document, (double Synonyms, double Noise) means, Random random)
    {
        var synonyms = Draw(means.Synonyms, SampleMeasurement.Items, random);
        var unrelated = Draw(means.Noise, SampleMeasurement.Items * (SampleMeasurement.Items - 1), random);
        var auc = synonyms.Average(s => unrelated.Average(u => s > u ? 1.0 : s == u ? 0.5 : 0));
        var top = synonyms.Average(s => Math.Pow(unrelated.Average(u => s > u ? 1.0 : 0), 19));
        var interval = Interval(auc);
        var gap = (means.Synonyms - means.Noise) / Spread;
        var control = query == document ? 0.81 : 0.58;
        var verdict = interval switch
        {
            { Value: >= 0.95, Low: >= 0.90 } when top >= 0.67 => Verdict.Working,
            { High: <= 0.75 } => Verdict.Broken,
            _ => Verdict.Weak,
        };
        return new()
        {
            Query = query,
            Document = document,
            Items = SampleMeasurement.Items,
            SynonymSimilarity = means.Synonyms,
            NoiseBaseline = means.Noise,
            Auc = interval,
            EffectSize = gap,
            Overlap = Math.Min(1, Math.Exp(-0.35 * Math.Abs(gap))),
            TopOf20 = Interval(top),
            ControlAuc = control,
            OverControl = new(auc - control, auc - control - 0.06, auc - control + 0.06),
            ShuffledAuc = 0.497,
            Geometry = new(0.7, top * 0.9, query == document ? 0.08 : 0.34, 1 - top),
            Synonyms = Histogram.Of(synonyms),
            Unrelated = Histogram.Of(unrelated),
            Verdict = verdict,
            Reason = verdict switch
            {
                Verdict.Working => "AUC and A20 are high enough, and the control is beaten.",
                Verdict.Broken => "The interval of AUC ends at or below 0.75.",
                _ => "AUC is neither high enough to work nor low enough to be broken.",
            },
        };
    }

    public static ThresholdFit Cuts(ConditionMeasurement condition)
    {
        var (falseAccept, miss) = (condition.NoiseBaseline + 0.24, condition.SynonymSimilarity - 0.15);
        return new()
        {
            Query = condition.Query,
            Row = condition.Document,
            Queries = condition.Items,
            Alpha = 0.05,
            Beta = 0.05,
            FalseAccept = falseAccept,
            Miss = miss,
            Verdict = falseAccept <= miss ? ThresholdVerdict.Separable : ThresholdVerdict.NoCutoff,
            Youden = new((falseAccept + miss) / 2, Math.Clamp(condition.Discriminability * 1.9, -1, 0.97)),
            BestF1 = new(miss, Math.Clamp(condition.Auc.Value, 0, 0.98)),
        };
    }

    private static Estimate Interval(double value)
    {
        var half = 0.01 + (0.1 * Math.Sqrt(value * (1 - value)));
        return new(value, Math.Max(0, value - half), Math.Min(1, value + half));
    }

    // Box and Muller: tests need no better normal.
    private static List<float> Draw(double mean, int count, Random random) =>
    [
        .. Enumerable.Range(0, count).Select(_ =>
            (float)Math.Clamp(mean + (Spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())), -1, 1)),
    ];
}
