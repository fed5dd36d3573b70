using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Jobs;

namespace Phasa.Monitoring.Alerts.Providers;

/// <summary>Keeps what the calls to providers came to while the process runs; whoever watches may be another process.</summary>
public sealed partial class ProviderCallsService(ProviderCalls calls, IOptions<AlertOptions> options, TimeProvider time, ILogger<ProviderCallsService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => WorkLoop.RunAsync(
        async stop =>
        {
            await calls.KeepAsync(stop).ConfigureAwait(false);
            await PauseAsync(stop).ConfigureAwait(false);
        },
        PauseAsync,
        LogFailed,
        stoppingToken);

    private Task PauseAsync(CancellationToken stop) => Task.Delay(options.Value.Interval, time, stop);

    [LoggerMessage(2625, LogLevel.Error, "What calls to providers came to could not be kept; it is tried again")]
    private partial void LogFailed(Exception exception);
}
