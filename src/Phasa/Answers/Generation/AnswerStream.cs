using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Phasa.Answers.Generation;

/// <summary>What a chat model says, piece by piece, within its limits of time.</summary>
internal static class AnswerStream
{
    /// <summary>The pieces of text. Calls of tools are left out: none were offered.</summary>
    /// <exception cref="AnswerModelException">The model failed, declined, was silent for too long, or its answer is cut off.</exception>
    public static async IAsyncEnumerable<string> ReadAsync(
        AnswerModel model, IReadOnlyList<ChatMessage> messages, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var whole = new CancellationTokenSource(model.MaxTime, time);
        using var silence = new CancellationTokenSource(model.MaxSilence, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, whole.Token, silence.Token);
        var options = new ChatOptions { MaxOutputTokens = model.MaxAnswerTokens, Temperature = model.Temperature };
        await using var updates = model.Chat.GetStreamingResponseAsync(messages, options, linked.Token).GetAsyncEnumerator(linked.Token);
        ChatFinishReason? end = null;
        while (await NextAsync(updates, silence, whole, cancellationToken).ConfigureAwait(false) is { } update)
        {
            silence.CancelAfter(model.MaxSilence);
            end = update.FinishReason ?? end;
            if (update.Contents.OfType<ErrorContent>().FirstOrDefault() is { } error)
            {
                throw new AnswerModelException(AnswerModelException.Refused, $"The model declined: {Short(error.Message)}");
            }

            if (update.Text.Length > 0)
            {
                yield return update.Text;
            }
        }

        if (end == ChatFinishReason.ContentFilter)
        {
            throw new AnswerModelException(AnswerModelException.Refused, "The endpoint's content filter stopped the answer.");
        }

        if (end != ChatFinishReason.Stop)
        {
            throw new AnswerModelException(AnswerModelException.CutOff, end == ChatFinishReason.Length
                ? $"The model's answer reached the limit of {model.MaxAnswerTokens} tokens; raise Chat:maxTokens for longer ones."
                : "The model's answer was cut off before its end. Ask again.");
        }
    }

    private static async ValueTask<ChatResponseUpdate?> NextAsync(
        IAsyncEnumerator<ChatResponseUpdate> updates, CancellationTokenSource silence, CancellationTokenSource whole, CancellationToken caller)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false) ? updates.Current : null;
        }
        catch (Exception e) when (!caller.IsCancellationRequested)
        {
            // A client of somebody else's may throw anything, and none of it may cost the asker the passages.
            throw new AnswerModelException(
                AnswerModelException.Failed,
                silence.IsCancellationRequested ? "The model said nothing for too long."
                : whole.IsCancellationRequested ? "The model took too long."
                : $"The model failed: {Short(e.Message)}",
                e);
        }
    }

    private static string Short(string? text) => text is { Length: > 200 } ? text[..200] + "…" : text ?? "";
}
