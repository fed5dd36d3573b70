using System.Net;
using Microsoft.AspNetCore.Http;

namespace Phasa.AspNetCore.Access;

/// <summary>
/// Decides who may call while no key exists: programs on this machine. A page of the web that a browser on this machine
/// shows is none of them, be it by a name that was rebound to 127.0.0.1 or by a form that posts across origins.
/// </summary>
internal static class LocalCaller
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host"];

    /// <exception cref="PhasaException"><see cref="ErrorCodes.Unauthorized"/> or <see cref="ErrorCodes.Forbidden"/>.</exception>
    public static void Require(HttpContext context)
    {
        var request = context.Request;
        if (!IsLocal(context.Connection.LocalIpAddress) || !IsLocal(context.Connection.RemoteIpAddress) || ProxyHeaders.Any(request.Headers.ContainsKey))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"phasa\"";
            throw new PhasaException(
                ErrorCodes.Unauthorized, "Without API keys the service answers only calls from its own machine.", "Create a key with 'phasa keys create'.");
        }

        if (!Loopback.IsHost(request.Host.Host))
        {
            throw new PhasaException(
                ErrorCodes.Forbidden,
                $"Without API keys the service answers only to localhost, not to '{request.Host.Host}'.",
                "Call it as localhost, or create a key with 'phasa keys create'.");
        }

        if (!SafeMethods.Has(request) && IsForeignPage(request))
        {
            throw new PhasaException(
                ErrorCodes.Forbidden,
                "Without API keys the service takes no calls from pages of another origin.",
                "Create a key with 'phasa keys create' and send it with the call.");
        }
    }

    /// <summary>Refuses what a page of another origin asks for.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.Forbidden"/>.</exception>
    public static void RequireOwnPage(HttpRequest request)
    {
        if (IsForeignPage(request))
        {
            throw new PhasaException(ErrorCodes.Forbidden, "The dashboard answers only to its own pages.", $"Open {request.Scheme}://{request.Host}/ itself.");
        }
    }

    // No address at all means no network: a socket file, or a server inside the process.
    private static bool IsLocal(IPAddress? address) => address is null || IPAddress.IsLoopback(address);

    private static bool IsForeignPage(HttpRequest request) => request.Headers.Origin is { Count: > 0 } origins
        ? origins.Any(o => !string.Equals(o, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        : request.Headers["Sec-Fetch-Site"].Any(s => s is "cross-site" or "same-site");
}
