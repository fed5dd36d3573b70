using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Phasa.Translation;

namespace Phasa.Providers.Translation;

/// <summary>Has the chain made when the host starts, so that a wrong configuration stops the start and not the first translation.</summary>
internal sealed class TranslationStartup(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<TranslatorChain>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
