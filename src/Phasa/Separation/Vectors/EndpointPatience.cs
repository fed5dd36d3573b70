using System.Globalization;

namespace Phasa.Separation.Vectors;

/// <summary>
/// Waits for endpoints longer than a search could. A provider tries again by itself for a while; where the endpoint then asks to
/// wait, a measurement does, and says so.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="notice">Told of each wait.</param>
internal sealed class EndpointPatience(TimeProvider time, Action<string>? notice)
{
    /// <summary>The longest wait that an endpoint may ask for in one go.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    /// <summary>Makes a call, and makes it again after each wait that the endpoint asks for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="state">What is done so far, in a clause.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="PhasaException">It failed, and no wait was asked for or one beyond <see cref="LongestWait"/>.</exception>
    public async Task<T> AskAsync<T>(Func<Task<T>> call, string state, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (PhasaException e) when (e is { IsTransient: true, RetryAfter: { } wait } && wait > TimeSpan.Zero && wait <= LongestWait)
            {
                notice?.Invoke($"{e.Message} The endpoint asks to wait {Words(wait)}; {state}. Waiting.");
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string Words(TimeSpan wait) => wait < TimeSpan.FromSeconds(90)
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalSeconds):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalMinutes):0} min");
}
