using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Phasa.TestSupport.Time;

/// <summary>A clock that stands still until it is moved, and that tells when somebody has begun to wait.</summary>
public sealed class ObservedTime : FakeTimeProvider
{
    // A wait that never comes is a failed test and not one that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Comes back once somebody waits for a time that fits; what others waited for before is passed over.</summary>
    public Task<TimeSpan> NextWaitAsync(Func<TimeSpan, bool> fits, CancellationToken cancellationToken) =>
        ReadAsync(fits, cancellationToken).WaitAsync(Patience, cancellationToken);

    private async Task<TimeSpan> ReadAsync(Func<TimeSpan, bool> fits, CancellationToken cancellationToken)
    {
        while (true)
        {
            var wait = await _waits.Reader.ReadAsync(cancellationToken);
            if (fits(wait))
            {
                return wait;
            }
        }
    }
}
