using System.Text.Json;
using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Search;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Mcp.Resources;
using Phasa.Search;

namespace Phasa.Mcp.Tools;

/// <summary>What a search found.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="SearchId">The search's id, for feedback.</param>
/// <param name="Language">The question's language.</param>
/// <param name="LanguageSource">How it is known.</param>
/// <param name="Found">Whether any passage reached its threshold.</param>
/// <param name="Hits">The passages, best first.</param>
/// <param name="Warnings">What makes the answer worse than it could be.</param>
internal sealed record SearchKnowledgeResult(
    string Collection,
    string SearchId,
    string Language,
    [property: JsonConverter(typeof(KebabEnum<LanguageSource>))] LanguageSource LanguageSource,
    bool Found,
    IReadOnlyList<KnowledgeHit> Hits,
    IReadOnlyList<WarningAnswer> Warnings)
{
    public static SearchKnowledgeResult Of(Collection collection, SearchResult result) => new(
        collection.Name,
        result.SearchId,
        result.Language.Language.Value,
        result.Language.Source,
        result.Hits.Count > 0,
        [.. result.Hits.Select(h => KnowledgeHit.Of(collection, h))],
        [.. result.Warnings.Select(w => new WarningAnswer(w.Code, w.Message))]);
}

/// <summary>A passage that was found, and how.</summary>
/// <param name="Rank">1 for the best.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="PassageId">The passage.</param>
/// <param name="Uri">The document as a resource, in the language of the text.</param>
/// <param name="Title">The title in the text's language, else the original one.</param>
/// <param name="Heading">The headings above the passage, or null.</param>
/// <param name="Text">Its text, in the question's language where there is one.</param>
/// <param name="TextLanguage">The text's language.</param>
/// <param name="TextSource">Who wrote it: the owner, a person who translated, a machine.</param>
/// <param name="Stale">Whether the text translates an older original.</param>
/// <param name="Route">The route that found it.</param>
/// <param name="Similarity">The cosine of question and passage.</param>
/// <param name="Threshold">The cosine that a hit by vectors had to reach; one that words alone found may lie below.</param>
/// <param name="Relevance">0 to 1, comparable between routes.</param>
/// <param name="FoundBy">What found it: 'vector', 'words' or both.</param>
/// <param name="Original">The passage in the language it was written in.</param>
/// <param name="Metadata">The document's metadata.</param>
internal sealed record KnowledgeHit(
    int Rank,
    string DocumentId,
    string PassageId,
    string Uri,
    string Title,
    string? Heading,
    string Text,
    string TextLanguage,
    [property: JsonConverter(typeof(KebabEnum<TextSource>))] TextSource TextSource,
    bool Stale,
    [property: JsonConverter(typeof(KebabEnum<Route>))] Route Route,
    float Similarity,
    float Threshold,
    float Relevance,
    IReadOnlyList<string> FoundBy,
    OriginalAnswer Original,
    IReadOnlyDictionary<string, JsonElement> Metadata)
{
    public static KnowledgeHit Of(Collection collection, Hit hit) => new(
        hit.Rank,
        hit.Text.DocumentId,
        hit.Text.Passage.ToString(),
        new DocumentUri(collection.Name, hit.Text.DocumentId, hit.Text.Language.Value).ToString(),
        hit.Text.Title,
        hit.Text.Heading,
        hit.Text.Text,
        hit.Text.Language.Value,
        hit.Text.Source,
        hit.Text.IsStale,
        hit.Route,
        hit.Similarity,
        hit.Threshold.Value,
        hit.Relevance,
        HitLegsAnswer.Names(hit),
        new(hit.Text.OriginalLanguage.Value, hit.Text.OriginalTitle, hit.Text.OriginalHeading, hit.Text.OriginalText),
        hit.Text.Metadata);
}
