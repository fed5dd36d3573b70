using System.Text;
using Microsoft.Extensions.AI;
using Phasa.Translation;

namespace Phasa.Providers.OpenAICompatible;

/// <summary>What calls of chat models take.</summary>
internal static class ChatUsage
{
    // A translation has rarely more than three times the bytes of its source: Japanese becomes Lao in about two.
    private const int GrowthAtMost = 4;
    private const int TokensAroundText = 16;

    // English has about four bytes a token, Japanese three, Lao one or two.
    private const int BytesAToken = 2;

    /// <summary>
    /// The most a call can take: a tokenizer over bytes makes no more tokens than there are bytes. A model that thinks
    /// before it answers may take more.
    /// </summary>
    public static TranslationUsage AtMost(TranslationRequest request)
    {
        var sent = ChatPrompt.Messages(request).Sum(m => (long)Encoding.UTF8.GetByteCount(m.Text));
        var texts = request.Texts.Sum(t => (long)Encoding.UTF8.GetByteCount(t));
        return TranslationUsage.Of(request.Texts) with { InputTokens = sent, OutputTokens = (texts * GrowthAtMost) + (request.Texts.Count * TokensAroundText) };
    }

    /// <summary>What a call took: the endpoint's own figures, else estimated.</summary>
    public static TranslationUsage Of(TranslationRequest request, ChatResponse response) =>
        response.Usage is { InputTokenCount: { } input, OutputTokenCount: { } output }
            ? TranslationUsage.Of(request.Texts) with { InputTokens = input, OutputTokens = output, IsReported = true }
            : TranslationUsage.Of(request.Texts) with { InputTokens = AtMost(request).InputTokens / BytesAToken, OutputTokens = Encoding.UTF8.GetByteCount(response.Text) / BytesAToken };
}
