namespace Phasa.Providers.Embeddings.Calls;

/// <summary>
/// Lets calls pass so that no 60 seconds, wherever they begin, hold more calls or tokens than allowed. A call of more
/// tokens than that passes alone. Thread-safe.
/// </summary>
/// <param name="calls">Most calls; null for no limit.</param>
/// <param name="tokens">Most tokens; null for no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class MinuteWindow(int? calls, int? tokens, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Queue<(long At, long Tokens)> _passed = new();
    private long _passedTokens;

    /// <summary>Waits until a call of so many tokens may be made, and counts it.</summary>
    public async Task PassAsync(long callTokens, CancellationToken cancellationToken)
    {
        if (calls is null && tokens is null)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (Wait(callTokens) is { } wait)
            {
                await Task.Delay(wait, time, cancellationToken);
            }

            _passed.Enqueue((time.GetTimestamp(), callTokens));
            _passedTokens += callTokens;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private TimeSpan? Wait(long callTokens)
    {
        while (_passed.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= Minute)
        {
            _passedTokens -= _passed.Dequeue().Tokens;
        }

        var fits = (calls is null || _passed.Count < calls) && (tokens is null || _passedTokens + callTokens <= tokens);
        return fits || _passed.Count == 0 ? null : Minute - time.GetElapsedTime(_passed.Peek().At);
    }
}
