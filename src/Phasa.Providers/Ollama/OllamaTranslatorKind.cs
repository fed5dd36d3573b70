using Microsoft.Extensions.Configuration;
using Phasa.Providers.OpenAICompatible;
using Phasa.Providers.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Ollama;

/// <summary>The kind <c>ollama</c>: a chat translator with an Ollama server's address and defaults.</summary>
public sealed class OllamaTranslatorKind(IHttpClientFactory http, TimeProvider time) : ITranslatorKind
{
    /// <inheritdoc/>
    public string Kind => "ollama";

    /// <inheritdoc/>
    public ITranslator Create(IConfigurationSection section)
    {
        var options = ProviderSection.Read<OllamaTranslatorOptions>(section);
        options.Endpoint = new(options.Endpoint!.AbsoluteUri.TrimEnd('/') + "/v1");
        return new ChatTranslator(options, ChatTranslatorKind.Connect(options.Endpoint, options.Model, options.FindApiKey(), http), time);
    }
}
