using System.Globalization;
using System.Text;
using Phasa.Embeddings;
using Phasa.Embeddings.FeatureTables;
using Phasa.Ingestion.Passages;
using Phasa.Languages;
using Phasa.Search.Evidence;
using Phasa.Separation;
using Phasa.Separation.PairSets;
using Phasa.Separation.Vectors;
using Phasa.Translation;
using Phasa.Translation.Checks;
using Phasa.Translation.Reviews;

namespace Phasa.Bench.Gate;

/// <summary>What the optional reviews found in one kind of texts of one pair of languages, in one half.</summary>
/// <param name="Half"><c>limits</c> or <c>held out</c>.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Pair">From and to; within one language for back-translations.</param>
/// <param name="Least">The similarity asked for: the measured mean of equal meanings.</param>
/// <param name="Made">How many there are.</param>
/// <param name="Unlike">How many are below it.</param>
/// <param name="UnlikeAt">How many are below so many times it: what the limit was chosen by.</param>
/// <param name="ByChecks">How many the checks find without a review; of back-translations, those that lack a number or an address.</param>
/// <param name="Caught">How many either finds.</param>
internal sealed record GateReviewRow(
    string Half, string Kind, string Pair, double Least, int Made, int Unlike, IReadOnlyDictionary<string, int> UnlikeAt, int ByChecks, int Caught);

/// <summary>Measures the reviews with the model in the box, as the pair set <c>everyday</c> measures it.</summary>
internal static class GateReviews
{
    private static readonly double[] Shares = [0.7, 0.8, 0.9, 1, 1.1, 1.2];

    /// <summary>The rows of translations, then those of back-translations.</summary>
    public static async Task<IReadOnlyList<GateReviewRow>> MeasureAsync(IReadOnlyList<GateText> texts, CancellationToken cancellationToken)
    {
        using var model = InBoxModel.CreateModel();
        var similarity = new TextSimilarity(model, new PassageSplitters(new IcuTextBreaker(new IcuWordSegmenter())), await EvidenceAsync(model, cancellationToken));
        return
        [
            .. await RowsAsync(similarity, GateReviewCases.Translations(texts), TranslationChecks.Create(), cancellationToken),
            .. await RowsAsync(similarity, GateReviewCases.BackTranslations(texts), [new NumberCheck(), new LinkCheck()], cancellationToken),
        ];
    }

    /// <summary>The rows as Markdown tables, all pairs together and each by itself.</summary>
    public static string Describe(IReadOnlyList<GateReviewRow> rows)
    {
        var text = new StringBuilder();
        foreach (var table in rows.GroupBy(r => (r.Half, IsBack: r.Pair.Split("->") is [var a, var b] && a == b)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{table.Key.Half}, {(table.Key.IsBack ? "back-translations" : "translations")}\n\n| kind | texts | similarity | checks | either | below {string.Join(" / ", Shares)} of the mean |\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (var kind in table.GroupBy(r => r.Kind))
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"| {kind.Key} | {kind.Sum(r => r.Made)} | {kind.Sum(r => r.Unlike)} | {kind.Sum(r => r.ByChecks)} | {kind.Sum(r => r.Caught)} | {string.Join(" / ", Shares.Select(s => kind.Sum(r => r.UnlikeAt[Name(s)])))} |\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"\n| pair | least | {string.Join(" | ", GateReviewCases.Kinds)} |\n| --- | --- | --- | --- | --- |\n");
            foreach (var pair in table.GroupBy(r => r.Pair))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {pair.Key} | {pair.First().Least:0.00} | {string.Join(" | ", pair.Select(r => $"{r.Unlike} of {r.Made}"))} |\n");
            }
        }

        return text.ToString();
    }

    private static async Task<MeasuredEvidence> EvidenceAsync(EmbeddingModel model, CancellationToken cancellationToken)
    {
        var pairs = BuiltInPairSets.Find("everyday")!;
        var vectors = await new PairEmbedder(null, TimeProvider.System).EmbedAsync(pairs, model.Space.Model, model, cancellationToken: cancellationToken);
        var measurement = new Measurer(TimeProvider.System).Measure(pairs, [vectors], new MeasurementOptions(), cancellationToken: cancellationToken);
        return MeasuredEvidence.Of(new(new(1), null, measurement), model.Space)!;
    }

    private static async Task<List<GateReviewRow>> RowsAsync(
        TextSimilarity similarity, IEnumerable<GateReviewCase> cases, IReadOnlyList<ITranslationCheck> checks, CancellationToken cancellationToken)
    {
        List<GateReviewRow> rows = [];
        foreach (var group in cases.GroupBy(c => (Half: c.ChoseLimits ? "limits" : "held out", c.Pair, c.Kind)).OrderBy(g => g.Key.Half, StringComparer.Ordinal))
        {
            // A pair that is not measured as working is not reviewed, and has no row.
            if (similarity.Least(group.Key.Pair.Source, group.Key.Pair.Target) is { } least)
            {
                var values = await similarity.OfAsync([.. group.Select(c => (c.Source, c.Output))], cancellationToken);
                var found = group.Select(c => checks.Any(check => check.Check(c.Pair, c.Source, c.Output) is not null)).ToList();
                rows.Add(new(
                    group.Key.Half, group.Key.Kind, group.Key.Pair.ToString(), Math.Round(least, 3), values.Count, values.Count(v => v < least),
                    Shares.ToDictionary(Name, s => values.Count(v => v < s * least)), found.Count(f => f), values.Zip(found).Count(v => v.First < least || v.Second)));
            }
        }

        return rows;
    }

    private static string Name(double share) => share.ToString("0.0", CultureInfo.InvariantCulture);
}
