using System.Text.Json;
using Phasa.Answers;

namespace Phasa.AspNetCore.OpenAI;

/// <summary>A conversation whose last message is a question. Members that are not listed are passed over: what a model is told about style and length is Phasa's own.</summary>
/// <param name="Model">The collection that answers: <c>phasa/NAME</c>, as <c>/v1/models</c> lists it, or its name alone.</param>
/// <param name="Messages">The messages; those of the roles user and assistant are read, the last is the user's.</param>
/// <param name="Stream">Whether to answer piece by piece.</param>
/// <param name="N">How many answers; 1.</param>
internal sealed record ChatCompletionBody(string Model, IReadOnlyList<ChatMessageBody> Messages, bool? Stream = null, int? N = null)
{
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: the last message is not a user's, or more than one answer is asked for.</exception>
    public AnswerRequest ToRequest()
    {
        if (N is not (null or 1))
        {
            throw Wrong("/n", "More than one answer is asked for.", "Leave 'n' out.");
        }

        if (Messages is not [.., { Role: "user" } last])
        {
            throw Wrong("/messages", "The last message is not a user's.", "End 'messages' with the question, of the role 'user'.");
        }

        List<AnswerTurn> turns = [];
        string? question = null;
        foreach (var message in Messages.SkipLast(1))
        {
            if (message.Role == "user")
            {
                question = message.Text();
            }
            else if (message.Role == "assistant" && question is not null)
            {
                turns.Add(new(question, message.Text()));
                question = null;
            }
        }

        return new(last.Text()) { Conversation = turns };
    }

    internal static PhasaException Wrong(string location, string what, string nextStep) => new(ErrorCodes.InvalidRequest, what, nextStep) { Location = location };
}

/// <summary>A message.</summary>
/// <param name="Role">Who says it.</param>
/// <param name="Content">A text, or a list of parts, of which those of type 'text' are read.</param>
internal sealed record ChatMessageBody(string Role, JsonElement? Content = null)
{
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: a part is no text.</exception>
    public string Text() => Content switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } parts => string.Join('\n', parts.EnumerateArray().Select(Part)),
        null or { ValueKind: JsonValueKind.Null } => "",
        _ => throw Unread(),
    };

    private static string Part(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : throw Unread();

    private static PhasaException Unread() => ChatCompletionBody.Wrong("/messages", "A message has content that is no text.", "Send text; images and files are not read.");
}
