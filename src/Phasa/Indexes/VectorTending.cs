using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Jobs;

namespace Phasa.Indexes;

/// <summary>Decides where vectors are compared before anything is searched, and tends the store's language indexes where they are there.</summary>
public sealed partial class VectorTending(VectorPlace place, IOptions<IndexModeOptions> options, TimeProvider time, ILogger<VectorTending> logger)
    : BackgroundService
{
    private IVectorSearch? _search;

    /// <summary>A server that lacks what the indexes take says so before it is asked anything.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _search = await place.FindAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _search is not { } search
        ? Task.CompletedTask
        : WorkLoop.RunAsync(
            async stop =>
            {
                foreach (var done in await search.TendAsync(options.Value.GraphRows, stop).ConfigureAwait(false))
                {
                    LogDone(done);
                }

                await WaitAsync(stop).ConfigureAwait(false);
            },
            WaitAsync,
            LogFailed,
            stoppingToken);

    private Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(options.Value.Poll, time, cancellationToken);

    [LoggerMessage(1022, LogLevel.Information, "Language indexes in the store: {Done}")]
    private partial void LogDone(string done);

    [LoggerMessage(1023, LogLevel.Warning, "Language indexes in the store could not be tended; searches go on and it is tried again")]
    private partial void LogFailed(Exception exception);
}
