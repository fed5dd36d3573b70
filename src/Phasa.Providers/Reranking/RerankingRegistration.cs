using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Phasa.Providers.Http;
using Phasa.Search.Reranking;

namespace Phasa.Providers.Reranking;

/// <summary>Adds a configured reranker to a host.</summary>
public static class RerankingRegistration
{
    private const string Page = "docs/reference/configuration.md";

    /// <summary>Adds the reranker of <paramref name="section"/>; without the section there is none.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>.</exception>
    public static PhasaBuilder AddReranking(this PhasaBuilder builder, IConfigurationSection section)
    {
        if (!section.Exists())
        {
            return builder;
        }

        var options = OptionSection.Bind<RerankerOptions>(section, Page);
        if (options.Endpoint is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            throw OptionSection.Fault(section, Page, $"the endpoint '{options.Endpoint}' is not an http or https address");
        }

        builder.Services.AddProviderClients();
        builder.Services.AddSingleton(Options.Create(new RerankingOptions { Depth = options.Depth, Wait = options.Wait }));
        builder.Services.AddSingleton<IReranker>(sp => new HttpReranker(sp.GetRequiredService<IHttpClientFactory>(), options));
        return builder;
    }
}
