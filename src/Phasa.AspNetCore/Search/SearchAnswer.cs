using System.Text.Json;
using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Search;

namespace Phasa.AspNetCore.Search;

/// <summary>The answer to a search.</summary>
/// <param name="SearchId">The search's id.</param>
/// <param name="Language">The query's language.</param>
/// <param name="LanguageSource">How it is known.</param>
/// <param name="TookMs">How long the search took, in milliseconds.</param>
/// <param name="Routes">What each route did.</param>
/// <param name="Hits">The hits, best first.</param>
/// <param name="Warnings">What makes the answer worse than it could be.</param>
/// <param name="Repeated">With 'explain': whether an equal search of the last minutes was answered with these hits and nothing has changed since; else absent.</param>
/// <param name="Measurement">With 'explain': the id of the measurement that the routes were chosen by; absent where there is none.</param>
internal sealed record SearchAnswer(
    string SearchId,
    string Language,
    [property: JsonConverter(typeof(KebabEnum<LanguageSource>))] LanguageSource LanguageSource,
    double TookMs,
    IReadOnlyList<RouteAnswer> Routes,
    IReadOnlyList<HitAnswer> Hits,
    IReadOnlyList<WarningAnswer> Warnings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Repeated,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Measurement)
{
    public static SearchAnswer Of(SearchResult result, bool explain) => new(
        result.SearchId,
        result.Language.Language.Value,
        result.Language.Source,
        Math.Round(result.Took.TotalMilliseconds, 3),
        [.. result.Routes.Select(r => RouteAnswer.Of(r, explain))],
        [.. result.Hits.Select(h => HitAnswer.Of(h, explain))],
        [.. result.Warnings.Select(w => new WarningAnswer(w.Code, w.Message))],
        explain ? result.IsRepeated : null,
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
/// <param name="Legs">What it did by vectors and by words.</param>
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
    RouteLegsAnswer Legs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Explanation)
{
    public static RouteAnswer Of(RouteReport r, bool explain) => new(
        r.Route, r.Language.Value, r.Rows, r.Threshold.Value, r.Threshold.Source, r.Accepted, r.Best, r.Reason, r.Query,
        RouteLegsAnswer.Of(r, explain), explain ? ThresholdExplanation.Of(r) : null);
}

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
/// <param name="Similarity">The cosine of query and row.</param>
/// <param name="Threshold">The cosine that a hit by vectors had to reach; one that words alone found may lie below.</param>
/// <param name="Relevance">0 to 1, comparable between routes: on the scale that judged queries gave the pairs of languages, else how far above the threshold it lies, or its coverage above the words' cut where words alone found it.</param>
/// <param name="FoundBy">What found it: 'vector', 'words' or both.</param>
/// <param name="Legs">With 'explain': its rank in each leg and its fused score; else absent.</param>
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
    float Similarity,
    float Threshold,
    float Relevance,
    IReadOnlyList<string> FoundBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HitLegsAnswer? Legs,
    OriginalAnswer Original,
    IReadOnlyDictionary<string, JsonElement> Metadata)
{
    public static HitAnswer Of(Hit hit, bool explain) => new(
        hit.Rank, hit.Text.DocumentId, hit.Text.Passage.ToString(), hit.Text.Title, hit.Text.Heading, hit.Text.Text,
        hit.Text.Language.Value, hit.Text.Source, hit.Text.Provider, hit.Text.IsStale,
        hit.Route, hit.Similarity, hit.Threshold.Value, hit.Relevance,
        HitLegsAnswer.Names(hit), explain ? HitLegsAnswer.Of(hit) : null,
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
