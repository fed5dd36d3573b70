using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Phasa.AspNetCore.Access.Sessions;

/// <summary>Sets the session's cookie up: no script reads it, no other site's page sends it.</summary>
internal sealed class SessionCookie(IOptions<SignInOptions> options) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public void Configure(string? name, CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "phasa-session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = options.Value.SecureCookie ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = options.Value.Lifetime;
        cookie.SlidingExpiration = true;
    }

    public void Configure(CookieAuthenticationOptions cookie) => Configure(null, cookie);
}
