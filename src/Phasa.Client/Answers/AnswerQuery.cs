using System.Text.Json;

namespace Phasa.Client.Answers;

/// <summary>A question that is to be answered.</summary>
/// <param name="Question">The question, 1 to 4,000 characters.</param>
/// <param name="Language">The language it is asked in; found out when null.</param>
/// <param name="Filter">Which documents take part, by their metadata.</param>
/// <param name="Conversation">What was asked and answered before, oldest first.</param>
/// <param name="Extractive">Whether to answer with sentences of the passages alone.</param>
public sealed record AnswerQuery(string Question, string? Language = null, JsonElement? Filter = null, IReadOnlyList<AnswerTurn>? Conversation = null, bool? Extractive = null)
{
    /// <summary>Set by the call.</summary>
    [System.Text.Json.Serialization.JsonInclude]
    internal bool? Stream { get; init; }
}

/// <summary>A question and its answer, from before.</summary>
public sealed record AnswerTurn(string Question, string Answer);
