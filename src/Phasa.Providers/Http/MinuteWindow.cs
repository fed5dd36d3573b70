namespace Phasa.Providers.Http;

/// <summary>
/// Lets calls pass so that no 60 seconds, wherever they begin, hold more calls or units (tokens, characters) than allowed. A call of more
/// units than that passes alone. Thread-safe.
/// </summary>
/// <param name="calls">Most calls; null for no limit.</param>
/// <param name="units">Most units; null for no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class MinuteWindow(int? calls, int? units, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Queue<(long At, long Units)> _passed = new();
    private long _passedUnits;

    /// <summary>Waits until a call of so many units may be made, and counts it.</summary>
    public async Task PassAsync(long callUnits, CancellationToken cancellationToken)
    {
        if (calls is null && units is null)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (Wait(callUnits) is { } wait)
            {
                await Task.Delay(wait, time, cancellationToken);
            }

            _passed.Enqueue((time.GetTimestamp(), callUnits));
            _passedUnits += callUnits;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private TimeSpan? Wait(long callUnits)
    {
        while (_passed.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= Minute)
        {
            _passedUnits -= _passed.Dequeue().Units;
        }

        var fits = (calls is null || _passed.Count < calls) && (units is null || _passedUnits + callUnits <= units);
        return fits || _passed.Count == 0 ? null : Minute - time.GetElapsedTime(_passed.Peek().At);
    }
}
