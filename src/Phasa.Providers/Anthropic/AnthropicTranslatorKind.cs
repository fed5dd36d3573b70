using Microsoft.Extensions.Configuration;
using Phasa.Providers.Http;
using Phasa.Providers.OpenAICompatible;
using Phasa.Providers.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Anthropic;

/// <summary>The kind <c>anthropic</c>.</summary>
public sealed class AnthropicTranslatorKind(IHttpClientFactory http, TimeProvider time) : ITranslatorKind
{
    /// <inheritdoc/>
    public string Kind => "anthropic";

    /// <inheritdoc/>
    public ITranslator Create(IConfigurationSection section)
    {
        var options = ProviderSection.Read<AnthropicTranslatorOptions>(section);
        return new ChatTranslator(options, new AnthropicChatClient(options.Endpoint!, options.Model, options.FindApiKey(), options.MaxTokens, http.CreateClient(ProviderClients.Name), time), time);
    }
}
