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

    /// <summary>Moves the clock on whenever somebody waits for a time that fits, until the task has come to its end.</summary>
    /// <param name="task">What is to end.</param>
    /// <param name="fits">Tells waits that are to pass from time limits that are not.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task PassUntilAsync(Task task, Func<TimeSpan, bool> fits, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Ended with each turn, lest it take a wait that somebody else looks for.
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var wait = NextWaitAsync(fits, ended.Token);
            if (await Task.WhenAny(task, wait) == task)
            {
                await ended.CancelAsync();
                await task;
                return;
            }

            Advance(await wait);
        }
    }

    /// <inheritdoc cref="PassUntilAsync(Task, Func{TimeSpan, bool}, CancellationToken)"/>
    public async Task<T> PassUntilAsync<T>(Task<T> task, Func<TimeSpan, bool> fits, CancellationToken cancellationToken)
    {
        await PassUntilAsync((Task)task, fits, cancellationToken);
        return await task;
    }

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
