using System.Text.Json;
using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Search.Legs;

namespace Phasa.AspNetCore.Search;

/// <summary>The answer to a search.</summary>
/// <param name="SearchId">The search's id.</param>
/// <param name="Language">The query's language.</param>
/// <param name="LanguageSource">How it is known.</param>
/// <param name="TookMs">How long the search took, in milliseconds.</param>
/// <param name="Routes">What each route did.</param>
/// <param name="Hits">The hits, best first.</param>
/// <param name="Warnings">What makes the answer worse than it could be.</param>
/// <param name="Measurement">With 'explain': the id of the measurement that the routes were chosen by; absent where there is none.</param>
internal sealed record SearchAnswer(
    string SearchId,
    string Language,
    [property: JsonConverter(typeof(KebabEnum<LanguageSource>))] LanguageSource LanguageSource,
    double TookMs,
    IReadOnlyList<RouteAnswer> Routes,
    IReadOnlyList<HitAnswer> Hits,
    IReadOnlyList<WarningAnswer> Warnings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Measurement)
{
    public static SearchAnswer Of(SearchResult result, bool explain) => new(
        result.SearchId,
        result.Language.Language.Value,
        result.Language.Source,
        Math.Round(result.Took.TotalMilliseconds, 3),
        [.. result.Routes.Select(r => RouteAnswer.Of(r, explain))],
        [.. result.Hits.Select(HitAnswer.Of)],
        [.. result.Warnings.Select(w => new WarningAnswer(w.Code, w.Message))],
        explain ? result.Measurement?.ToString() : null);
}

/// <summary>What one route did.</summary>
/// <param name="Route">The route.</param>
/// <param name="Language">The language of its rows.</param>
/// <param name="Rows">Rows it compared.</param>
/// <param name="Threshold">The cosine a row had to reach; −1 is no cut.</param>
/// <param name="ThresholdSource">Where the threshold comes from.</param>
/// <param name="Accepted">Passages that reached it.</param>
/// <param name="Best">The highest cosine among all its rows, accepted or not; null when it has none.</param>
/// <param name="Reason">Why it was taken, where that needs saying, else null.</param>
/// <param name="Query">The translated query on the route query-translation, else null.</param>
/// <param name="Words">What its word leg did, null when words were not asked.</param>
/// <param name="Weights">With 'explain': what a rank in each leg counted; else absent.</param>
/// <param name="Explanation">With 'explain': where the threshold came from, in words; else absent.</param>
internal sealed record RouteAnswer(
    [property: JsonConverter(typeof(KebabEnum<Route>))] Route Route,
    string Language,
    int Rows,
    float Threshold,
    [property: JsonConverter(typeof(KebabEnum<ThresholdSource>))] ThresholdSource ThresholdSource,
    int Accepted,
    float? Best,
    string? Reason,
    string? Query,
    WordLegAnswer? Words,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WeightsAnswer? Weights,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Explanation)
{
    public static RouteAnswer Of(RouteReport r, bool explain) => new(
        r.Route, r.Language.Value, r.Rows, r.Threshold.Value, r.Threshold.Source, r.Accepted, r.Best, r.Reason, r.Query,
        WordLegAnswer.Of(r.Words), explain ? WeightsAnswer.Of(r.Weights) : null, explain ? ThresholdExplanation.Of(r) : null);
}

/// <summary>What the word leg of a route did.</summary>
/// <param name="Texts">Texts in the language of the route's rows.</param>
/// <param name="QueryWords">Different words of the query.</param>
/// <param name="Accepted">Passages that met the leg's cut.</param>
/// <param name="Best">The highest share of the query's words, by rarity, that a text holds, 0 to 1; null when none holds any.</param>
/// <param name="Cut">The share that a text had to hold.</param>
internal sealed record WordLegAnswer(int Texts, int QueryWords, int Accepted, float? Best, float Cut)
{
    public static WordLegAnswer? Of(WordLegReport? report) =>
        report is null ? null : new(report.Texts, report.Words, report.Accepted, report.Best, report.Cut);
}

/// <summary>What a rank in each leg counted when ranks were joined.</summary>
/// <param name="Vector">In the vectors' order.</param>
/// <param name="Words">In the words' order.</param>
/// <param name="MeasuredAuc">The measured discriminability of the pair of languages that the vectors' weight comes from; null where nothing was measured.</param>
internal sealed record WeightsAnswer(double Vector, double Words, double? MeasuredAuc)
{
    public static WeightsAnswer Of(LegWeights weights) => new(weights.Vector, weights.Words, weights.Auc);
}

/// <summary>How a route found a passage.</summary>
/// <param name="VectorRank">Its rank among the route's rows; absent when its row did not meet the cut.</param>
/// <param name="WordRank">Its rank among the route's texts; absent when its text holds too few of the query's words.</param>
/// <param name="WordCoverage">The share of the query's words, by rarity, that its text holds, 0 to 1.</param>
internal sealed record FoundByAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? VectorRank,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? WordRank,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] float? WordCoverage);

/// <summary>A passage that was found, and how.</summary>
/// <param name="Rank">1 for the best.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="PassageId">The passage.</param>
/// <param name="Title">The title in the text's language, else the original one.</param>
/// <param name="Heading">The headings above the passage, or null.</param>
/// <param name="Text">Its text.</param>
/// <param name="TextLanguage">The text's language.</param>
/// <param name="TextSource">Who wrote it: the owner, a person who translated, a machine.</param>
/// <param name="Provider">The provider of a machine translation, else null.</param>
/// <param name="Stale">Whether the text translates an older original.</param>
/// <param name="Route">The route that found it.</param>
/// <param name="FoundBy">Which legs of the route found it.</param>
/// <param name="Similarity">The cosine of query and row.</param>
/// <param name="Threshold">The cosine that its row had to reach to be found by its vector.</param>
/// <param name="Relevance">0 to 1, comparable between routes: on the scale that judged queries gave the pairs of languages, else how far above the threshold it lies; where words alone found it, the share of the query's words that its text holds.</param>
/// <param name="Original">The passage in the language it was written in.</param>
/// <param name="Metadata">The document's metadata.</param>
internal sealed record HitAnswer(
    int Rank,
    string DocumentId,
    string PassageId,
    string Title,
    string? Heading,
    string Text,
    string TextLanguage,
    [property: JsonConverter(typeof(KebabEnum<TextSource>))] TextSource TextSource,
    string? Provider,
    bool Stale,
    [property: JsonConverter(typeof(KebabEnum<Route>))] Route Route,
    FoundByAnswer FoundBy,
    float Similarity,
    float Threshold,
    float Relevance,
    OriginalAnswer Original,
    IReadOnlyDictionary<string, JsonElement> Metadata)
{
    public static HitAnswer Of(Hit hit) => new(
        hit.Rank, hit.Text.DocumentId, hit.Text.Passage.ToString(), hit.Text.Title, hit.Text.Heading, hit.Text.Text,
        hit.Text.Language.Value, hit.Text.Source, hit.Text.Provider, hit.Text.IsStale,
        hit.Route, new(hit.Found.VectorRank, hit.Found.WordRank, hit.Found.Coverage), hit.Similarity, hit.Threshold.Value, hit.Relevance,
        new(hit.Text.OriginalLanguage.Value, hit.Text.OriginalTitle, hit.Text.OriginalHeading, hit.Text.OriginalText),
        hit.Text.Metadata);
}

/// <summary>A passage in the language it was written in.</summary>
/// <param name="Language">The language.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Heading">The headings above the passage, or null.</param>
/// <param name="Text">Its text.</param>
internal sealed record OriginalAnswer(string Language, string Title, string? Heading, string Text);

/// <summary>Something that makes the answer worse than it could be.</summary>
/// <param name="Code">A stable name.</param>
/// <param name="Message">What it is, and what to do about it.</param>
internal sealed record WarningAnswer(string Code, string Message);
