using System.Text.Json;
using Phasa.Answers;
using Phasa.AspNetCore.Paths;
using Phasa.Search.Filters;

namespace Phasa.AspNetCore.Answers;

/// <summary>A question that is to be answered.</summary>
/// <param name="Question">The question, 1 to 4,000 characters.</param>
/// <param name="Language">The language it is asked in; found out when absent.</param>
/// <param name="Filter">Which documents take part, by their metadata; all when absent.</param>
/// <param name="Stream">Whether to answer piece by piece, as server-sent events.</param>
internal sealed record AnswerBody(string Question, string? Language = null, JsonElement? Filter = null, bool? Stream = null)
{
    /// <exception cref="PhasaException">A member is not valid.</exception>
    public AnswerRequest ToRequest() => new(Question)
    {
        Language = Language is null ? null : LanguageTags.Parse(Language, "/language"),
        Filter = Filter is { ValueKind: not JsonValueKind.Null } filter ? FilterParser.Parse(filter) : null,
    };
}
