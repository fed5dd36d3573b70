using Microsoft.Extensions.Configuration;
using Phasa.Providers.Http;
using Phasa.Providers.Translation;
using Phasa.Translation;

namespace Phasa.Providers.LibreTranslate;

/// <summary>The kind <c>libretranslate</c>.</summary>
public sealed class LibreTranslatorKind(IHttpClientFactory http, TimeProvider time) : ITranslatorKind
{
    /// <inheritdoc/>
    public string Kind => "libretranslate";

    /// <inheritdoc/>
    public ITranslator Create(IConfigurationSection section)
    {
        var options = ProviderSection.Read<LibreTranslatorOptions>(section);
        return new LibreTranslator(options, http.CreateClient(ProviderClients.Name), time);
    }
}
