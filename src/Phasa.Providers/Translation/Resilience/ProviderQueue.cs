using Phasa.Providers.Http;
using Phasa.Translation;
using Polly.Timeout;

namespace Phasa.Providers.Translation.Resilience;

/// <summary>Holds calls to a provider back: so many at the same time, so many and so long a minute. Thread-safe.</summary>
internal sealed class ProviderQueue(ResilienceOptions options, TimeProvider time) : IDisposable
{
    /// <summary>Longer than anybody waits who has a use for the answer: it ends a call that would hang for ever.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _places = new(options.MaxConcurrentCalls);
    private readonly MinuteWindow _window = new(options.RequestsPerMinute, options.CharactersPerMinute, time);

    /// <summary>Waits until a call may be made, and takes a place until the result is disposed of.</summary>
    /// <exception cref="TranslationException"><see cref="TranslationFailure.RateLimited"/> after <see cref="LongestWait"/>.</exception>
    public async Task<Place> EnterAsync(long characters, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await TakeAsync(characters, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TranslationException(
                TranslationFailure.RateLimited, $"No call could be made within its limits for {LongestWait.TotalMinutes} minutes.", new TimeoutRejectedException(LongestWait))
            { IsUnsent = true };
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _window.Dispose();
    }

    private async Task<Place> TakeAsync(long characters, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        var place = new Place(_places);
        try
        {
            // Within the place, so that a call is made when it is counted and not some time later.
            await _window.PassAsync(characters, cancellationToken).ConfigureAwait(false);
            return place;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <summary>A call's place among those that are made at the same time.</summary>
    public sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
