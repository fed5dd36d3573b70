using Phasa.Languages;
using Phasa.Separation;

namespace Phasa.Reembedding.Comparison;

/// <summary>Works out the figures of one language on one path from the sample and the questions' vectors.</summary>
internal static class PathComparer
{
    /// <summary>Documents below which nothing is concluded: of fewer, not even all being worse would stand out among many languages.</summary>
    public const int FewestDocuments = 10;

    /// <summary>
    /// The loss of MRR below which a language is not called worse, however certain it is. Questions made of a passage's own
    /// words favour models that look at words, by a few points near the ceiling; and with many documents any loss is certain.
    /// </summary>
    public const double LeastLoss = 0.05;

    /// <summary>The figures without regard to other languages; null when there is nothing to ask.</summary>
    public static LanguageComparison? Compare(
        ComparisonSample sample, QuestionVectors vectors, LanguageTag language, ComparedPath path, int seed, CancellationToken cancellationToken)
    {
        var first = new PassageRanking(sample.Passages, OnPath(sample, sample.First, language, path));
        var second = new PassageRanking(sample.Passages, OnPath(sample, sample.Second, language, path));
        var answers = new List<(int Document, AnsweredQuestion First, AnsweredQuestion Second)>();
        foreach (var (index, question) in sample.Questions.Index().Where(q => q.Item.Language == language))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (first.Answer(question, vectors.First[index]) is { } one && second.Answer(question, vectors.Second[index]) is { } two)
            {
                answers.Add((question.Document, one, two));
            }
        }

        if (answers.Count == 0)
        {
            return null;
        }

        var documents = answers.GroupBy(a => a.Document).ToList();
        return new(
            language,
            path,
            documents.Count,
            answers.Count,
            new(answers.Average(a => a.First.Right), answers.Average(a => a.First.Unrelated)),
            new(answers.Average(a => a.Second.Right), answers.Average(a => a.Second.Unrelated)),
            Difference(a => a.Rank <= 1 ? 1 : 0),
            Difference(a => a.Rank <= 5 ? 1 : 0),
            Difference(a => 1.0 / a.Rank),
            ComparisonVerdict.TooFew);

        PairedDifference Difference(Func<AnsweredQuestion, double> figure) => PairedBootstrap.Compare(
            [.. documents.Select(d => new PairedItem(d.Sum(a => figure(a.First)), d.Sum(a => figure(a.Second)), d.Count()))], seed);
    }

    /// <summary>Gives each its verdict, with regard to how many there are.</summary>
    public static IReadOnlyList<LanguageComparison> Judge(IReadOnlyList<LanguageComparison> paths)
    {
        // One-sided at half of 5 %, as the upper end of a 95 % interval is.
        const double Level = 0.025;
        var told = paths.Where(p => p.Documents >= FewestDocuments).ToList();
        var chances = HolmCorrection.Adjust([.. told.Select(p => p.Mrr.ChanceNotWorse)]);
        var verdicts = told.Zip(chances, (p, chance) => (p, Verdict:
            chance < Level && p.Mrr.Difference <= -LeastLoss ? ComparisonVerdict.Worse
            : p.Mrr.Low > 0 ? ComparisonVerdict.Better
            : ComparisonVerdict.Same)).ToDictionary(t => (t.p.Language, t.p.Path), t => t.Verdict);
        return [.. paths.Select(p => p with { Verdict = verdicts.GetValueOrDefault((p.Language, p.Path), ComparisonVerdict.TooFew) })];
    }

    private static List<SampledRow> OnPath(ComparisonSample sample, IReadOnlyList<SampledRow> rows, LanguageTag language, ComparedPath path) =>
        [.. rows.Where(r => path == ComparedPath.Index
            ? r.Language == language
            : r.Language != language && r.Language == sample.Passages[r.Passage].Language)];
}
