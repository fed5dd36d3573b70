using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Phasa.Security;

namespace Phasa.AspNetCore.Access;

/// <summary>Lets a call pass when its key has the scope that the endpoint needs, or when no key exists and it comes from this machine.</summary>
internal sealed class AccessMiddleware(RequestDelegate next, KeyCheck keys)
{
    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var rule = endpoint?.Metadata.GetMetadata<AccessRule>();
        if (rule is null or { Scope: not null })
        {
            // What routing found no endpoint for is 404, 405 or 415 to anyone with a key.
            await RequireAsync(context, rule?.Scope ?? (endpoint is RouteEndpoint ? AccessScope.Admin : AccessScope.Read));
        }

        await next(context);
    }

    private async Task RequireAsync(HttpContext context, AccessScope scope)
    {
        if (!await keys.AnyAsync(context.RequestAborted))
        {
            LocalCaller.Require(context);
            return;
        }

        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"phasa\"";
            throw new PhasaException(ErrorCodes.Unauthorized, "The call carries no API key.");
        }

        if (await keys.FindAsync(header[Scheme.Length..].Trim(), context.RequestAborted) is not { } key)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"phasa\", error=\"invalid_token\"";
            throw new PhasaException(ErrorCodes.Unauthorized, "The API key is not known, or was revoked.");
        }

        if (key.Scope < scope)
        {
            var needed = scope.ToString().ToLowerInvariant();
            context.Response.Headers[HeaderNames.WWWAuthenticate] = $"Bearer realm=\"phasa\", error=\"insufficient_scope\", scope=\"{needed}\"";
            throw new PhasaException(
                ErrorCodes.Forbidden, $"Key '{key.Name}' has the scope {key.Scope.ToString().ToLowerInvariant()}; the call needs {needed}.");
        }
    }
}
