using Phasa.Languages;
using Phasa.Translation;
using Phasa.Translation.Reviews;

namespace Phasa.Bench.Gate;

/// <summary>
/// Fluent texts about something else: for a passage another passage's translation, from another article or beside it in its own.
/// Every pair of the handbook's languages, in both directions; passages that are long enough for the model to tell.
/// </summary>
internal static class GateReviewCases
{
    /// <summary>The kinds, the good one first.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["good", "another article", "beside"];

    private static readonly LanguageTag[] Languages = [.. new[] { "ja", "en", "th", "lo" }.Select(LanguageTag.Parse)];

    /// <summary>Translations between two languages.</summary>
    public static IEnumerable<GateReviewCase> Translations(IReadOnlyList<GateText> texts) =>
        from source in Languages
        from target in Languages
        where source != target
        from candidate in Of(texts, new(source, target), t => In(t, source), t => In(t, target))
        select candidate;

    /// <summary>
    /// Back-translations within a language. There is no second wording of the handbook; what stands for a good one is the text without
    /// every fifth word and with its sentences in another order.
    /// </summary>
    public static IEnumerable<GateReviewCase> BackTranslations(IReadOnlyList<GateText> texts) =>
        from language in Languages
        from candidate in Of(texts, new(language, language), t => In(t, language), t => In(t, language) is { } text ? LooseWording.Of(text) : null)
        select candidate;

    private static IEnumerable<GateReviewCase> Of(
        IReadOnlyList<GateText> texts, LanguagePair pair, Func<GateText, string?> source, Func<GateText, string?> output)
    {
        foreach (var half in texts.Where(t => t.Form == "passage").GroupBy(t => t.ChoseLimits))
        {
            var all = half.Select(t => (t.Document, Source: source(t), Output: output(t)))
                .Where(t => t.Source is not null && t.Output is not null && TextSimilarity.CanTell(t.Source, t.Output)).ToList();
            for (var i = 0; i < all.Count; i++)
            {
                var (document, original, good) = all[i];
                // Half the articles away is another article; none has half of the passages.
                yield return new(Kinds[0], pair, half.Key, original!, good!);
                yield return new(Kinds[1], pair, half.Key, original!, all[(i + (all.Count / 2)) % all.Count].Output!);
                if (i + 1 < all.Count && all[i + 1].Document == document)
                {
                    yield return new(Kinds[2], pair, half.Key, original!, all[i + 1].Output!);
                }
            }
        }
    }

    private static string? In(GateText text, LanguageTag language) =>
        language == Languages[0] ? text.Source : text.Translations.GetValueOrDefault(language);
}
