using System.ComponentModel.DataAnnotations;
using Phasa.Providers.OpenAICompatible;

namespace Phasa.Providers.Anthropic;

/// <summary>A model behind Anthropic's Messages API. The endpoint is what comes before <c>/v1/messages</c>.</summary>
public sealed class AnthropicTranslatorOptions : ChatTranslatorOptions
{
    /// <summary>Smaller calls with more time than others: an answer longer than <see cref="MaxTokens"/> is lost.</summary>
    public AnthropicTranslatorOptions()
    {
        Endpoint = new("https://api.anthropic.com");
        MaxCharactersPerCall = 4_000;
        TimeoutSeconds = 300;
    }

    /// <summary>The most tokens of an answer, 1..200000; the protocol requires a number. Lao takes a token per character and more.</summary>
    [Range(1, 200_000)]
    public int MaxTokens { get; set; } = 16_000;
}
