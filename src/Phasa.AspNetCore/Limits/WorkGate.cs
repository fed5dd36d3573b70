using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Phasa.AspNetCore.Limits;

/// <summary>Bounds how many calls change something at once. Thread-safe.</summary>
internal sealed class WorkGate(IOptions<ApiOptions> options) : IDisposable
{
    private readonly ConcurrencyLimiter _writes = Limiter(options.Value.ConcurrentWrites, options.Value.QueuedWrites);
    private readonly ConcurrencyLimiter _imports = Limiter(options.Value.ConcurrentImports, 0);

    /// <summary>A place for a single write, to be disposed when it is done.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.Overloaded"/>.</exception>
    public Task<IDisposable> WriteAsync(CancellationToken cancellationToken) => EnterAsync(_writes, "writes", cancellationToken);

    /// <summary>A place for an import, to be disposed when it is done.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.Overloaded"/>.</exception>
    public Task<IDisposable> ImportAsync(CancellationToken cancellationToken) => EnterAsync(_imports, "imports", cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _writes.Dispose();
        _imports.Dispose();
    }

    private static async Task<IDisposable> EnterAsync(ConcurrencyLimiter limiter, string what, CancellationToken cancellationToken)
    {
        var lease = await limiter.AcquireAsync(1, cancellationToken);
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        throw new PhasaException(ErrorCodes.Overloaded, $"As many {what} are under way as the service takes at once.");
    }

    private static ConcurrencyLimiter Limiter(int permits, int queued) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = permits,
        QueueLimit = queued,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
