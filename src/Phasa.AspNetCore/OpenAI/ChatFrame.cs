using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Phasa.Answers;
using Phasa.AspNetCore.Answers;

namespace Phasa.AspNetCore.OpenAI;

/// <summary>An answer in the frame of a chat completion, at once or in pieces.</summary>
/// <param name="model">The collection, as it was asked for.</param>
/// <param name="created">When.</param>
internal sealed class ChatFrame(string model, DateTimeOffset created)
{
    private readonly string _id = $"chatcmpl-{Guid.NewGuid():N}";

    /// <summary>The whole.</summary>
    public ChatCompletionAnswer Whole(Answer answer) => new(
        _id, "chat.completion", created.ToUnixTimeSeconds(), model, [new(0, new("assistant", ChatText.Of(answer)), Finish(answer))], AnswerResponse.Of(answer));

    /// <summary>The pieces: a sentence each, then what stands below them, then the end.</summary>
    public async IAsyncEnumerable<SseItem<string>> EventsAsync(StartedParts parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Piece(new("assistant", ""));
        var isFirst = true;
        await foreach (var part in parts.WithCancellation(cancellationToken))
        {
            if (part is AnswerPart.Sentence sentence)
            {
                yield return Piece(new(null, ChatText.Of(sentence.Value, isFirst)));
                isFirst = false;
            }
            else if (part is AnswerPart.Whole { Answer: var answer })
            {
                yield return Piece(new(null, ChatText.End(answer)));
                yield return Piece(new(null, null), Finish(answer), AnswerResponse.Of(answer));
            }
        }

        yield return new("[DONE]");
    }

    private static string Finish(Answer answer) => answer.Warnings.Any(w => w.Code == "answer-cut-off") ? "length" : "stop";

    private SseItem<string> Piece(ChatDelta delta, string? finish = null, AnswerResponse? answer = null) => new(JsonSerializer.Serialize(
        new ChatCompletionChunk(_id, "chat.completion.chunk", created.ToUnixTimeSeconds(), model, [new(0, delta, finish)], answer), OpenAIJson.Shared.ChatCompletionChunk));
}
