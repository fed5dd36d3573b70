using System.Text.Json.Serialization;
using Phasa.AspNetCore.Answers;

namespace Phasa.AspNetCore.OpenAI;

/// <summary>An answer as chat front ends read it.</summary>
/// <param name="Id">Its id, with the search it rests on.</param>
/// <param name="Object">What it is.</param>
/// <param name="Created">When, in seconds since 1970.</param>
/// <param name="Model">The collection that answered.</param>
/// <param name="Choices">The one answer.</param>
/// <param name="Phasa">The answer as <c>…/answers</c> gives it.</param>
internal sealed record ChatCompletionAnswer(
    string Id, string Object, long Created, string Model, IReadOnlyList<ChatChoice> Choices, [property: JsonPropertyName("phasa"), JsonConverter(typeof(OwnAnswer))] AnswerResponse Phasa);

/// <summary>The text.</summary>
internal sealed record ChatChoice(int Index, ChatAnswerMessage Message, string FinishReason);

/// <summary>The message.</summary>
internal sealed record ChatAnswerMessage(string Role, string Content);

/// <summary>A piece of a streamed answer.</summary>
/// <param name="Id">The answer's id.</param>
/// <param name="Object">What it is.</param>
/// <param name="Created">When, in seconds since 1970.</param>
/// <param name="Model">The collection that answers.</param>
/// <param name="Choices">What is added.</param>
/// <param name="Phasa">The whole answer as <c>…/answers</c> gives it, with the last piece.</param>
internal sealed record ChatCompletionChunk(
    string Id, string Object, long Created, string Model, IReadOnlyList<ChatChunkChoice> Choices,
    [property: JsonPropertyName("phasa"), JsonConverter(typeof(OwnAnswer)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AnswerResponse? Phasa);

/// <summary>What a piece adds.</summary>
internal sealed record ChatChunkChoice(int Index, ChatDelta Delta, string? FinishReason);

/// <summary>Added text.</summary>
internal sealed record ChatDelta(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Role, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Content);
