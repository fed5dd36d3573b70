using System.Net;

namespace Phasa.AspNetCore.Access;

/// <summary>Tells the names and addresses that stay on this machine.</summary>
internal static class Loopback
{
    /// <summary>Whether a host is <c>localhost</c> or an address in 127.0.0.0/8 or ::1, with or without brackets.</summary>
    public static bool IsHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address) && host.AsSpan().IndexOfAny('.', ':') >= 0);
}
