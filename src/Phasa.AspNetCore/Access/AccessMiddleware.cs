using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Phasa.AspNetCore.Access.Sessions;
using Phasa.Security;

namespace Phasa.AspNetCore.Access;

/// <summary>
/// Lets a call pass when its key, or the one that somebody signed in with, has the scope that the endpoint needs, or when no key exists
/// and it comes from this machine.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, KeyCheck keys)
{
    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var rule = endpoint?.Metadata.GetMetadata<AccessRule>();

        // What routing found no endpoint for is 404, 405 or 415 to anyone with a key.
        rule ??= new(endpoint is RouteEndpoint ? AccessScope.Admin : AccessScope.Read);
        if (rule.Scope is not { } scope || await MayAsync(context, scope, rule.IsPage))
        {
            await next(context);
        }
    }

    /// <summary>Whether the call may go on; false when it was answered, by leading the caller to the page that signs in.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.Unauthorized"/> or <see cref="ErrorCodes.Forbidden"/>.</exception>
    private async Task<bool> MayAsync(HttpContext context, AccessScope scope, bool isPage)
    {
        // A page's own connection is a GET too.
        if (isPage && (context.WebSockets.IsWebSocketRequest || !SafeMethods.Has(context.Request)))
        {
            LocalCaller.RequireOwnPage(context.Request);
        }

        if (!await keys.AnyAsync(context.RequestAborted))
        {
            LocalCaller.Require(context);
            context.User = Visitors.Local;
            return true;
        }

        var header = context.Request.Headers.Authorization.ToString();
        ApiKey? key = null;
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            key = await keys.FindAsync(header[Scheme.Length..].Trim(), context.RequestAborted)
                ?? throw Unauthorized(context, ", error=\"invalid_token\"", "The API key is not known, or was revoked.");
        }
        else if (isPage || SafeMethods.Has(context.Request))
        {
            // Calls that change something carry their key themselves: no other site's page can make a browser send it.
            key = await SessionKeys.FindAsync(context, keys);
        }

        if (key is null)
        {
            if (isPage && SafeMethods.Has(context.Request) && !context.WebSockets.IsWebSocketRequest)
            {
                context.Response.Redirect(SessionPaths.SignInFrom(context.Request));
                return false;
            }

            throw Unauthorized(context, "", "The call carries no API key.");
        }

        if (key.Scope < scope)
        {
            var needed = scope.ToString().ToLowerInvariant();
            context.Response.Headers[HeaderNames.WWWAuthenticate] = $"Bearer realm=\"phasa\", error=\"insufficient_scope\", scope=\"{needed}\"";
            throw new PhasaException(
                ErrorCodes.Forbidden, $"Key '{key.Name}' has the scope {key.Scope.ToString().ToLowerInvariant()}; the call needs {needed}.");
        }

        context.User = Visitors.Of(key);
        return true;
    }

    private static PhasaException Unauthorized(HttpContext context, string error, string message)
    {
        context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"phasa\"{error}";
        return new(ErrorCodes.Unauthorized, message);
    }
}
