using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Alerts.Webhooks;
using Phasa.Monitoring.Alerts;

namespace Phasa;

/// <summary>Adds webhooks to a host.</summary>
public static class WebhookServices
{
    /// <summary>Has this process tell the webhooks of <see cref="AlertOptions.Webhooks"/> of alerts; the host does not start when one lacks its secret.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="folder">What the paths of files with secrets are relative to.</param>
    public static PhasaBuilder AddAlertWebhooks(this PhasaBuilder builder, string folder)
    {
        var services = builder.Services;
        services.AddHttpClient(WebhookClient.Name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                // The client is kept for the life of the process; renewing connections keeps it aware of DNS.
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.MaxResponseDrainSize = 0;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.TryAddSingleton(provider => new ConfiguredWebhooks(provider.GetRequiredService<IOptions<AlertOptions>>(), folder));
        services.TryAddSingleton<WebhookClient>();
        services.TryAddSingleton<WebhookMetrics>();
        services.TryAddSingleton<WebhookCourier>();
        services.AddHostedService<WebhookService>();
        return builder;
    }
}
