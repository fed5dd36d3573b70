using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Separation;
using Phasa.Separation.Comparison;
using Phasa.Separation.Conditions;
using Phasa.Separation.Paths;
using Phasa.Separation.Thresholds;
using Phasa.Separation.Verdicts;

namespace Phasa.Tests.Separation.Reports;

/// <summary>
/// Measurements to render, with the figures of the founding one: Japanese knowledge, Lao that works within itself (0.80)
/// and lies below the noise (0.03 against 0.21) across. Figures are drawn, not measured; the same call gives the same ones.
/// </summary>
internal static class SampleMeasurement
{
    public const int Items = 60;

    private static readonly LanguageTag Japanese = LanguageTag.Parse("ja");

    /// <summary>One model, in which Lao is not aligned, on ja, en, th, lo.</summary>
    public static Measurement Founding() => Of("field-2023", ["ja", "en", "th", "lo"], [Model("unaligned-small", ["ja", "en", "th", "lo"], aligned: false, 7)]);

    /// <summary>Two models on seven languages: the one aligns Lao and the other does not.</summary>
    public static Measurement TwoModels(string name = "workplace")
    {
        string[] languages = ["ja", "en", "th", "lo", "km", "my", "vi"];
        return Of(name, languages, [Model("phasa-static-1", languages, aligned: true, 11), Model("unaligned-small", languages, aligned: false, 13)]);
    }

    private static Measurement Of(string name, string[] languages, ModelMeasurement[] models) => new()
    {
        At = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero),
        PairSet = new(name, "3f0c9d41a7be5528", Items, Tags(languages)),
        Source = Japanese,
        Seed = 20260101,
        Draws = 2000,
        Rules = VerdictRules.Default,
        Models = models,
        Differences = [.. models.Skip(1).SelectMany(second => Differences(models[0], second))],
    };

    private static ModelMeasurement Model(string name, string[] languages, bool aligned, int seed)
    {
        var random = new Random(seed);
        var conditions = (from q in Tags(languages) from d in Tags(languages) select SampleCondition.Of(q, d, Similarity(q, d, aligned, random), random)).ToList();
        var diagnoses = Tags(languages).Select(l => Diagnose(l, conditions)).ToList();
        return new()
        {
            Model = name,
            Space = new EmbeddingSpace("phasa", name, "1", 256, QueryPrefix: aligned ? "" : "query: "),
            Conditions = conditions,
            Languages = diagnoses,
            Thresholds = [.. conditions.Where(c => c.Document == Japanese || c.Document == c.Query).Select(SampleCondition.Cuts)],
            Paths = [.. Tags(languages).Where(l => l != Japanese).SelectMany(l => Paths(l, conditions))],
            PathDifferences = [.. Tags(languages).Where(l => l != Japanese).Select(l => PathDifference(l, conditions))],
        };
    }

    private static (double Synonyms, double Noise) Similarity(LanguageTag q, LanguageTag d, bool aligned, Random random)
    {
        var jitter = (random.NextDouble() - 0.5) * 0.04;
        var (queryFails, documentFails) = (!aligned && Fails(q), !aligned && Fails(d));
        return (q == d, queryFails, documentFails) switch
        {
            (true, _, _) when q.Value == "my" && !aligned => (0.31, 0.29),
            (true, true, _) => (0.80 + jitter, 0.46),
            (true, _, _) => (0.70 + jitter, 0.21),
            (_, true, _) or (_, _, true) => (0.03 + (jitter / 2), 0.21),
            _ => ((q.Value, d.Value) is ("th", "lo") or ("lo", "th") ? 0.52 : 0.55 + jitter, 0.20),
        };

        static bool Fails(LanguageTag language) => language.Value is "lo" or "my";
    }

    private static LanguageDiagnosis Diagnose(LanguageTag language, List<ConditionMeasurement> conditions)
    {
        var within = conditions.Single(c => c.Query == language && c.Document == language);
        var across = conditions.SingleOrDefault(c => c.Query == language && c.Document == Japanese && language != Japanese);
        var (diagnosis, reading, advice) = (within.Verdict, across?.Verdict) switch
        {
            (Verdict.Working, Verdict.Broken) => (Diagnosis.AlignmentFault, "Works within the language, broken across languages.", "Use a language index, or translate queries."),
            (Verdict.Broken, _) => (Diagnosis.UnknownLanguage, "The model does not know the language.", "Use another model, or lexical search; a translated index will not help."),
            (Verdict.Working, Verdict.Working or null) => (Diagnosis.Working, "Works within the language and across languages.", "Cross-lingual search may be used; a language index is optional."),
            _ => (Diagnosis.Undecided, "Neither works well nor is broken.", "Compare the paths on real queries."),
        };
        return new(language, Japanese, within.Verdict, across?.Verdict, within.Discriminability, diagnosis, reading, advice);
    }

    private static IEnumerable<PathMeasurement> Paths(LanguageTag language, List<ConditionMeasurement> conditions)
    {
        foreach (var (path, condition) in Reached(language, conditions))
        {
            var share = condition.TopOf20!.Value.Value;
            yield return new(language, path, Items, condition.SynonymSimilarity, share * 0.8, share * 0.93, share * 0.97, share * 0.9, share * 0.86);
        }
    }

    private static PathDifference PathDifference(LanguageTag language, List<ConditionMeasurement> conditions)
    {
        var paths = Paths(language, conditions).ToList();
        var (across, index) = (paths.Single(p => p.Path == RetrievalPath.CrossLingual), paths.Single(p => p.Path == RetrievalPath.Index));
        return new(
            language, RetrievalPath.CrossLingual, RetrievalPath.Index, Pair(across.NdcgAt10, index.NdcgAt10), Pair(across.RecallAt5, index.RecallAt5),
            Math.Abs(across.NdcgAt10 - index.NdcgAt10) > 0.06 ? 0.0004 : 0.31);
    }

    private static IEnumerable<(RetrievalPath Path, ConditionMeasurement Condition)> Reached(LanguageTag language, List<ConditionMeasurement> conditions) =>
    [
        (RetrievalPath.Index, conditions.Single(c => c.Query == language && c.Document == language)),
        (RetrievalPath.CrossLingual, conditions.Single(c => c.Query == language && c.Document == Japanese)),
        (RetrievalPath.QueryTranslation, conditions.Single(c => c.Query == Japanese && c.Document == Japanese)),
    ];

    private static IEnumerable<ModelDifference> Differences(ModelMeasurement first, ModelMeasurement second) => first.Conditions.Zip(second.Conditions, (a, b) =>
        new ModelDifference(
            first.Model, second.Model, a.Query, a.Document, Items, Pair(a.Auc.Value, b.Auc.Value), Pair(a.TopOf20!.Value.Value, b.TopOf20!.Value.Value),
            Math.Abs(a.Auc.Value - b.Auc.Value) > 0.06 ? 0.0004 : 0.62));

    private static PairedDifference Pair(double first, double second) =>
        new(first, second, second - first, second - first - 0.05, second - first + 0.05, second >= first ? 0.99 : 0.001);

    private static List<LanguageTag> Tags(IEnumerable<string> languages) => [.. languages.Select(LanguageTag.Parse)];
}
