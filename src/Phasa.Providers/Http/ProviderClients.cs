using Microsoft.Extensions.DependencyInjection;

namespace Phasa.Providers.Http;

/// <summary>The HTTP clients of all providers.</summary>
internal static class ProviderClients
{
    /// <summary>The named client. It has no time limit of its own: who calls has.</summary>
    public const string Name = "phasa-providers";

    /// <summary>Adds the client; a second call changes nothing.</summary>
    public static void AddProviderClients(this IServiceCollection services) =>
        // The kinds keep their clients for the life of the process; renewing connections keeps them aware of DNS.
        services.AddHttpClient(Name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
                // A redirection would carry a key in a header of the provider's own to wherever it points.
                handler.AllowAutoRedirect = false;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
}
