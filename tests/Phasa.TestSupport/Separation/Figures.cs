using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Separation;
using Phasa.Separation.Conditions;
using Phasa.Separation.PairSets;
using Phasa.Separation.Paths;
using Phasa.Separation.Verdicts;

namespace Phasa.TestSupport.Separation;

/// <summary>Measurements that say what a test wants them to say, with figures that fit.</summary>
public static class Figures
{
    /// <summary>A measurement of one model.</summary>
    public static Measurement Of(EmbeddingSpace space, params ConditionMeasurement[] conditions) => Of(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), Model(space, conditions));

    /// <summary>A measurement of several models.</summary>
    public static Measurement Of(DateTimeOffset at, params ModelMeasurement[] models) => new()
    {
        At = at,
        PairSet = new("phrases", "0123456789abcdef", 60, [.. models.SelectMany(m => m.Conditions).SelectMany(c => new[] { c.Query, c.Document }).Distinct()]),
        Source = LanguageTag.Parse("ja"),
        Seed = 1,
        Draws = 2000,
        Rules = VerdictRules.Default,
        Models = models,
        Differences = [],
    };

    /// <summary>What was found about one model.</summary>
    public static ModelMeasurement Model(EmbeddingSpace space, params ConditionMeasurement[] conditions)
    {
        ArgumentNullException.ThrowIfNull(space);
        return new()
        {
            Model = space.Model,
            Space = space,
            Conditions = conditions,
            Languages = [],
            Thresholds = [],
            Paths = [],
            PathDifferences = [],
        };
    }

    /// <summary>A condition with that verdict: <c>"lo→ja"</c>.</summary>
    public static ConditionMeasurement Condition(string pair, Verdict verdict)
    {
        var (query, document) = (LanguageTag.Parse(pair.Split('→')[0]), LanguageTag.Parse(pair.Split('→')[1]));
        var auc = verdict switch { Verdict.Working or Verdict.SurfaceOverlapOnly => 0.99, Verdict.Broken => 0.55, _ => 0.85 };
        return new()
        {
            Query = query,
            Document = document,
            Items = verdict == Verdict.NotEnoughData ? 10 : 60,
            SynonymSimilarity = verdict == Verdict.Broken ? 0.03 : 0.8,
            NoiseBaseline = 0.21,
            Auc = new(auc, auc - 0.02, auc + 0.01),
            EffectSize = 1,
            Overlap = 0.6,
            ControlAuc = 0.5,
            OverControl = new(auc - 0.5, auc - 0.55, auc - 0.45),
            ShuffledAuc = 0.5,
            Geometry = new(0, 0.5, 0.1, 0.1),
            Synonyms = Histogram.Of([0.8f]),
            Unrelated = Histogram.Of([0.2f]),
            Verdict = verdict,
            Reason = "The test says so.",
        };
    }

    /// <summary>Two paths of which the first is worse (below 0) or better (above 0) than the second, beyond chance.</summary>
    public static PathDifference Difference(string language, RetrievalPath first, RetrievalPath second, double firstOverSecond)
    {
        var difference = new PairedDifference(0.5 + (firstOverSecond / 2), 0.5 - (firstOverSecond / 2), -firstOverSecond, -firstOverSecond - 0.05, -firstOverSecond + 0.05, firstOverSecond > 0 ? 0.0005 : 1);
        return new(LanguageTag.Parse(language), first, second, difference, difference, 0.001);
    }

    /// <summary>A pair set of one item in two languages.</summary>
    public static PairSet Pairs(string name = "mine") => new(
        name,
        [
            new(
                "leave",
                new Dictionary<LanguageTag, string> { [LanguageTag.Parse("lo")] = "ຂໍລາພັກ", [LanguageTag.Parse("ja")] = "休みたい" },
                new Dictionary<LanguageTag, string> { [LanguageTag.Parse("lo")] = "ການລາພັກປະຈຳປີ", [LanguageTag.Parse("ja")] = "有給休暇の申請" }),
        ]);
}
