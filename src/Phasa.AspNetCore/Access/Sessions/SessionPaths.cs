using Microsoft.AspNetCore.Http;

namespace Phasa.AspNetCore.Access.Sessions;

/// <summary>Where people sign in and out.</summary>
public static class SessionPaths
{
    /// <summary>The page that asks for a key.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Where the page sends the key.</summary>
    public const string Begin = "/session/begin";

    /// <summary>Where a session is ended.</summary>
    public const string End = "/session/end";

    /// <summary>The page that asks for a key and then leads back to what was asked for.</summary>
    internal static string SignInFrom(HttpRequest request) => $"{SignIn}{QueryString.Create("to", request.Path + request.QueryString)}";

    /// <summary>An address to go on to: that one if it is of this service, else the first page.</summary>
    /// <remarks>What begins with two slashes, or a slash and a backslash, is another host to a browser.</remarks>
    internal static string Own(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
