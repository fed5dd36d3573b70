using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Phasa.AspNetCore.Access.Sessions;

/// <summary>Begins and ends sessions. The forms that send here carry an antiforgery token.</summary>
internal sealed partial class SessionEndpoints(KeyCheck keys, SignInGuard guard, IAntiforgery antiforgery, ILogger<SessionEndpoints> logger)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(SessionPaths.Begin, (Delegate)SignInAsync).AllowWithoutKey().ExcludeFromDescription();
        routes.MapPost(SessionPaths.End, (Delegate)SignOutAsync).AllowWithoutKey().ExcludeFromDescription();
    }

    private async Task<RedirectHttpResult> SignInAsync(HttpContext context)
    {
        var form = await FormAsync(context);
        var to = SessionPaths.Own(form["to"]);
        var from = context.Connection.RemoteIpAddress;
        if (guard.Wait(from) is { Ticks: > 0 } wait)
        {
            return Again(to, "wait", wait);
        }

        if (await keys.FindAsync(form["key"].ToString().Trim(), context.RequestAborted) is not { } key)
        {
            guard.Failed(from);
            LogRefused(from);
            return Again(to, "wrong", guard.Wait(from));
        }

        guard.Succeeded(from);
        await context.SignInAsync(SessionKeys.Scheme, Visitors.Of(key));
        LogSignedIn(key.Name, from);
        return TypedResults.Redirect(to);
    }

    private async Task<RedirectHttpResult> SignOutAsync(HttpContext context)
    {
        await FormAsync(context);
        await context.SignOutAsync(SessionKeys.Scheme);
        return TypedResults.Redirect(SessionPaths.SignIn);
    }

    private async Task<IFormCollection> FormAsync(HttpContext context)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is AntiforgeryValidationException or InvalidDataException or InvalidOperationException)
        {
            throw new PhasaException(ErrorCodes.Forbidden, "The form is not one of this page, or too old.", $"Open {SessionPaths.SignIn} again.", e);
        }
    }

    private static RedirectHttpResult Again(string to, string error, TimeSpan wait) => TypedResults.Redirect(
        SessionPaths.SignIn + QueryString.Create("to", to).Add("error", error).Add("wait", $"{Math.Ceiling(wait.TotalSeconds)}"));

    [LoggerMessage(3010, LogLevel.Information, "Key '{Name}' signed in from {Address}")]
    private partial void LogSignedIn(string name, System.Net.IPAddress? address);

    [LoggerMessage(3011, LogLevel.Warning, "A wrong key was sent to sign in from {Address}")]
    private partial void LogRefused(System.Net.IPAddress? address);
}
