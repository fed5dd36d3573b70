using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Phasa.Providers.Chat;

/// <summary>Hands on that a streamed answer is a refusal, which the adapter of OpenAI's client leaves in its raw updates.</summary>
internal sealed class StreamedRefusals(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var refusal = new StringBuilder();
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            refusal.Append((update.RawRepresentation as StreamingChatCompletionUpdate)?.RefusalUpdate);
            yield return update;
        }

        if (refusal.Length > 0)
        {
            yield return new(ChatRole.Assistant, [new ErrorContent(refusal.ToString())]);
        }
    }
}
