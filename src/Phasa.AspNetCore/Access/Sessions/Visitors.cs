using System.Security.Claims;
using Phasa.Security;

namespace Phasa.AspNetCore.Access.Sessions;

/// <summary>Callers as principals.</summary>
internal static class Visitors
{
    private const string Key = "phasa-key";
    private const string Machine = "phasa-machine";

    /// <summary>A program, or a browser, on this machine while no key exists.</summary>
    public static ClaimsPrincipal Local { get; } = new(new ClaimsIdentity([new(ClaimTypes.Name, "this machine")], Machine));

    /// <summary>Who has a key.</summary>
    public static ClaimsPrincipal Of(ApiKey key) =>
        new(new ClaimsIdentity([new(ClaimTypes.Name, key.Name), new(ClaimTypes.NameIdentifier, key.Name)], Key));

    /// <summary>The name of the key; null for <see cref="Local"/> and for nobody.</summary>
    public static string? KeyName(ClaimsPrincipal principal) => principal.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>Whether it is <see cref="Local"/>.</summary>
    public static bool IsLocal(ClaimsPrincipal principal) => principal.Identity?.AuthenticationType == Machine;
}
