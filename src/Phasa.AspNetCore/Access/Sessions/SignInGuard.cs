using System.Net;
using Microsoft.Extensions.Options;

namespace Phasa.AspNetCore.Access.Sessions;

/// <summary>Makes an address that sends wrong keys wait, longer each time. Thread-safe.</summary>
/// <remarks>
/// A key is 256 random bits, which nobody guesses; what this stops is trying keys that leaked from elsewhere, and the noise of it. An IPv6
/// network of 64 bits counts as one address, because its owner has all of them.
/// </remarks>
internal sealed class SignInGuard(IOptions<SignInOptions> options, TimeProvider time)
{
    // Beyond that many the one that tried longest ago is forgotten: memory stays bounded whatever comes.
    private const int Most = 10_000;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly Dictionary<IPAddress, Tries> _tries = [];
    private readonly Lock _lock = new();

    /// <summary>How long an address still has to wait; zero when it may try.</summary>
    public TimeSpan Wait(IPAddress? address)
    {
        lock (_lock)
        {
            return _tries.TryGetValue(Network(address), out var tries) && tries.Until > time.GetUtcNow() ? tries.Until - time.GetUtcNow() : TimeSpan.Zero;
        }
    }

    /// <summary>Counts a wrong key.</summary>
    public void Failed(IPAddress? address)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var network = Network(address);
            var tries = _tries.TryGetValue(network, out var known) && now - known.Last < Kept ? known : new Tries(0, now, now);
            if (_tries.Count >= Most && known is null)
            {
                _tries.Remove(_tries.MinBy(t => t.Value.Last).Key);
            }

            var count = tries.Count + 1;
            var rounds = count / options.Value.Attempts;
            var isRound = count % options.Value.Attempts == 0;
            var wait = TimeSpan.FromSeconds(Math.Min(options.Value.LongestWait.TotalSeconds, options.Value.Wait.TotalSeconds * Math.Pow(2, rounds - 1)));
            _tries[network] = new(count, now, isRound ? now + wait : tries.Until);
        }
    }

    /// <summary>Forgets what an address got wrong: it has a key.</summary>
    public void Succeeded(IPAddress? address)
    {
        lock (_lock)
        {
            _tries.Remove(Network(address));
        }
    }

    private static IPAddress Network(IPAddress? address)
    {
        var plain = address ?? IPAddress.Loopback;
        if (plain.IsIPv4MappedToIPv6)
        {
            return plain.MapToIPv4();
        }

        var bytes = plain.GetAddressBytes();
        if (bytes.Length == 16)
        {
            bytes.AsSpan(8).Clear();
        }

        return new(bytes);
    }

    private sealed record Tries(int Count, DateTimeOffset Last, DateTimeOffset Until);
}
