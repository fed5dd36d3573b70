using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Phasa.Security;

namespace Phasa.AspNetCore.Access.Sessions;

/// <summary>The keys that people signed in with.</summary>
internal static class SessionKeys
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>The key of a call's session, or null: there is none, it has run out, or its key was revoked since.</summary>
    public static async Task<ApiKey?> FindAsync(HttpContext context, KeyCheck keys)
    {
        var session = await context.AuthenticateAsync(Scheme);
        return session.Principal is { } principal && Visitors.KeyName(principal) is { } name ? await keys.NamedAsync(name, context.RequestAborted) : null;
    }
}
