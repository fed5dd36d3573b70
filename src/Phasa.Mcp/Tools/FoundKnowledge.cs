using Phasa.Mcp.Resources;
using Phasa.Search;

namespace Phasa.Mcp.Tools;

/// <summary>What a search found, for an agent.</summary>
/// <param name="SearchId">Names the search for report_missing_answer.</param>
/// <param name="Collection">The collection.</param>
/// <param name="Language">The question's language.</param>
/// <param name="Found">Whether anything answers it.</param>
/// <param name="Passages">The passages, best first.</param>
/// <param name="Warnings">What makes the answer worse than it could be.</param>
internal sealed record FoundKnowledge(
    string SearchId, string Collection, string Language, bool Found, IReadOnlyList<FoundPassage> Passages, IReadOnlyList<string> Warnings)
{
    /// <summary>A search's result as it is told.</summary>
    public static FoundKnowledge Of(string collection, SearchResult result) => new(
        result.SearchId,
        collection,
        result.Language.Language.Value,
        result.Hits.Count > 0,
        [.. result.Hits.Select(h => FoundPassage.Of(collection, h))],
        [.. result.Warnings.Select(w => w.Message)]);
}

/// <summary>A passage that was found.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="PassageId">The passage.</param>
/// <param name="Uri">The document as a resource, in the text's language.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Heading">The headings above the passage.</param>
/// <param name="Text">The passage.</param>
/// <param name="Language">The text's language.</param>
/// <param name="TextSource">Who wrote the text: original, human or machine.</param>
/// <param name="Similarity">The cosine of question and passage.</param>
/// <param name="Threshold">What a passage found by its vector had to reach.</param>
/// <param name="Relevance">0 to 1, comparable between passages.</param>
/// <param name="Original">The passage as it was written, where the text is a translation.</param>
internal sealed record FoundPassage(
    string DocumentId, string PassageId, string Uri, string Title, string? Heading, string Text, string Language, string TextSource,
    float Similarity, float Threshold, float Relevance, OriginalPassage? Original)
{
    /// <summary>A hit as it is told.</summary>
    public static FoundPassage Of(string collection, Hit hit) => new(
        hit.Text.DocumentId,
        hit.Text.Passage.ToString(),
        DocumentResources.UriOf(collection, hit.Text.DocumentId, hit.Text.Language),
        hit.Text.Title,
        hit.Text.Heading,
        hit.Text.Text,
        hit.Text.Language.Value,
        hit.Text.Source.ToString().ToLowerInvariant(),
        hit.Similarity,
        hit.Threshold.Value,
        hit.Relevance,
        hit.Text.Language == hit.Text.OriginalLanguage ? null : new(hit.Text.OriginalLanguage.Value, hit.Text.OriginalTitle, hit.Text.OriginalText));
}

/// <summary>A passage in the language it was written in.</summary>
/// <param name="Language">The language.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Text">The passage.</param>
internal sealed record OriginalPassage(string Language, string Title, string Text);
