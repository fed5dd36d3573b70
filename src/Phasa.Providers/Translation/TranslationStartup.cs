using Microsoft.Extensions.Hosting;
using Phasa.Translation;

namespace Phasa.Providers.Translation;

/// <summary>Has the chain made when the host starts, so that a wrong configuration stops the start and not the first translation.</summary>
internal sealed class TranslationStartup(TranslatorChain chain) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
