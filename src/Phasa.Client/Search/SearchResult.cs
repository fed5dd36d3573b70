using System.Text.Json;

namespace Phasa.Client.Search;

/// <summary>The answer to a search.</summary>
/// <param name="SearchId">The search's id, for feedback.</param>
/// <param name="Language">The query's language.</param>
/// <param name="LanguageSource">How it is known: <c>requested</c>, <c>script</c>, <c>detected</c> or <c>default</c>.</param>
/// <param name="TookMs">How long it took in the service, in milliseconds.</param>
/// <param name="Routes">What each route did.</param>
/// <param name="Hits">The hits, best first.</param>
/// <param name="Warnings">What makes the result worse than it could be.</param>
public sealed record SearchResult(
    string SearchId, string Language, string LanguageSource, double TookMs, IReadOnlyList<SearchRoute> Routes, IReadOnlyList<SearchHit> Hits, IReadOnlyList<Warning> Warnings);

/// <summary>What a route did.</summary>
/// <param name="Route">The route.</param>
/// <param name="Language">The language of its rows.</param>
/// <param name="Rows">Rows it compared.</param>
/// <param name="Threshold">The cosine a row had to reach; −1 is no cut.</param>
/// <param name="ThresholdSource">Where the threshold comes from.</param>
/// <param name="Accepted">Passages that reached it.</param>
/// <param name="Best">The highest cosine among all its rows; null when it has none.</param>
/// <param name="Reason">Why it was taken, where that needs saying.</param>
/// <param name="Query">The translated query, on that route.</param>
public sealed record SearchRoute(string Route, string Language, int Rows, float Threshold, string ThresholdSource, int Accepted, float? Best, string? Reason, string? Query);

/// <summary>A passage that was found, and how.</summary>
/// <param name="Rank">1 for the best.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="PassageId">The passage.</param>
/// <param name="Title">The title in the text's language, else the original one.</param>
/// <param name="Heading">The headings above the passage.</param>
/// <param name="Text">Its text.</param>
/// <param name="TextLanguage">The text's language.</param>
/// <param name="TextSource">Who wrote it: <c>original</c>, <c>human</c> or <c>machine</c>.</param>
/// <param name="Provider">The provider of a machine translation.</param>
/// <param name="Stale">Whether it translates an older original.</param>
/// <param name="Route">The route that found it.</param>
/// <param name="Similarity">The cosine of query and row.</param>
/// <param name="Threshold">The cosine it had to reach by vectors.</param>
/// <param name="Relevance">0 to 1, comparable between routes.</param>
/// <param name="FoundBy">What found it: <c>vector</c>, <c>words</c> or both.</param>
/// <param name="Original">The passage in the language it was written in.</param>
/// <param name="Metadata">The document's metadata.</param>
public sealed record SearchHit(
    int Rank,
    string DocumentId,
    string PassageId,
    string Title,
    string? Heading,
    string Text,
    string TextLanguage,
    string TextSource,
    string? Provider,
    bool Stale,
    string Route,
    float Similarity,
    float Threshold,
    float Relevance,
    IReadOnlyList<string> FoundBy,
    OriginalText Original,
    IReadOnlyDictionary<string, JsonElement> Metadata);

/// <summary>A passage in the language it was written in.</summary>
public sealed record OriginalText(string Language, string Title, string? Heading, string Text);

/// <summary>Something that makes an answer worse than it could be.</summary>
/// <param name="Code">A stable name.</param>
/// <param name="Message">What it is, and what to do about it.</param>
public sealed record Warning(string Code, string Message);
