using Phasa.Languages;

namespace Phasa.Search.Reranking;

/// <summary>A question and what was found for it.</summary>
/// <param name="Query">The question, as it was asked.</param>
/// <param name="Language">Its language.</param>
/// <param name="Texts">The texts, 1 or more.</param>
public sealed record RerankRequest(string Query, LanguageTag Language, IReadOnlyList<RerankText> Texts);

/// <summary>A passage as the reader sees it.</summary>
/// <param name="Language">The language it is shown in.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Heading">The headings above it, or null.</param>
/// <param name="Text">Its text.</param>
public readonly record struct RerankText(LanguageTag Language, string Title, string? Heading, string Text)
{
    /// <summary>Title, headings and text, a line each.</summary>
    public override string ToString() => string.Join('\n', new[] { Title, Heading, Text }.Where(t => !string.IsNullOrEmpty(t)));
}
