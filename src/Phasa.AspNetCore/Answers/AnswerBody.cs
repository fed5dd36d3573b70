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
/// <param name="Conversation">What was asked and answered before, oldest first: the question may lean on it. The last 20 turns are read.</param>
/// <param name="Extractive">Whether to answer with sentences of the passages alone, even where there is a chat model.</param>
internal sealed record AnswerBody(
    string Question, string? Language = null, JsonElement? Filter = null, bool? Stream = null, IReadOnlyList<TurnBody>? Conversation = null, bool? Extractive = null)
{
    /// <exception cref="PhasaException">A member is not valid.</exception>
    public AnswerRequest ToRequest() => new(Question)
    {
        Language = Language is null ? null : LanguageTags.Parse(Language, "/language"),
        Filter = Filter is { ValueKind: not JsonValueKind.Null } filter ? FilterParser.Parse(filter) : null,
        Conversation = [.. (Conversation ?? []).Select(t => new AnswerTurn(t.Question, t.Answer))],
        ExtractiveOnly = Extractive == true,
    };
}

/// <summary>A question and its answer, from before.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The text of its answer; empty where nothing was found.</param>
internal sealed record TurnBody(string Question, string Answer);
