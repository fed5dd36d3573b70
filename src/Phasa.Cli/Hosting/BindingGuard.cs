using Microsoft.Extensions.Hosting;
using Phasa.AspNetCore;
using Phasa.Security;

namespace Phasa.Cli.Hosting;

/// <summary>Refuses to listen where others can reach an API without keys: after the store is open, before the first address is bound.</summary>
internal sealed class BindingGuard(ApiKeys keys, IReadOnlyList<string> urls) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken) =>
        BindingCheck.Require(urls, await keys.AnyAsync(cancellationToken));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
