using Phasa.Security;

namespace Phasa.AspNetCore.Access;

/// <summary>Answers for each call whether keys are needed and whether its key is good. Thread-safe.</summary>
/// <remarks>
/// A key is looked up anew for each call, one read by its hash, so that a revoked one stops at once. Whether there is
/// any key takes reading them all; that answer is kept for a second.
/// </remarks>
internal sealed class KeyCheck(ApiKeys keys, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private volatile Known? _known;

    /// <summary>Whether any valid key exists.</summary>
    public async ValueTask<bool> AnyAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && time.GetElapsedTime(known.At) < Kept)
        {
            return known.Any;
        }

        var asked = time.GetTimestamp();
        var any = await keys.AnyAsync(cancellationToken);
        _known = new(any, asked);
        return any;
    }

    /// <summary>The valid key with that secret, or null.</summary>
    public Task<ApiKey?> FindAsync(string secret, CancellationToken cancellationToken) => keys.FindAsync(secret, cancellationToken);

    /// <summary>The valid key of that name, or null.</summary>
    public async Task<ApiKey?> NamedAsync(string name, CancellationToken cancellationToken) =>
        (await keys.ListAsync(cancellationToken)).FirstOrDefault(k => k.Name == name && k.RevokedAt is null);

    private sealed record Known(bool Any, long At);
}
