namespace Phasa.Monitoring;

/// <summary>Times the steps of one search: each lap ends a step that began with the lap before. Not thread-safe.</summary>
internal sealed class SearchClock
{
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly long[] _steps = new long[SearchTimes.Steps];
    private long _last;

    public SearchClock(TimeProvider time)
    {
        _time = time;
        _last = _started = time.GetTimestamp();
    }

    /// <summary>Gives the time since the last lap to a step. A step that comes again adds up.</summary>
    public void Lap(SearchStep step)
    {
        var now = _time.GetTimestamp();
        _steps[(int)step] += now - _last;
        _last = now;
    }

    /// <summary>Since the clock was made.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    /// <summary>The times of the steps so far.</summary>
    /// <param name="total">How long the whole search took.</param>
    public SearchTimes Times(TimeSpan total)
    {
        var steps = new TimeSpan[_steps.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = _time.GetElapsedTime(0, _steps[i]);
        }

        return new(total, steps);
    }
}
