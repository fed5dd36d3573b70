using Microsoft.AspNetCore.Components.Authorization;
using Phasa.AspNetCore;
using Phasa.Security;

namespace Phasa.Dashboard.Access;

/// <summary>Who looks at the pages, and what they may do now: asked anew for each action, because a page stays open while keys come and go.</summary>
internal sealed class Visitor(AuthenticationStateProvider state, CallerCheck check)
{
    /// <summary>Whether the visitor may do what needs a scope; for showing or hiding a control.</summary>
    public async Task<bool> MayAsync(AccessScope scope, CancellationToken cancellationToken = default) =>
        await check.ScopeAsync((await state.GetAuthenticationStateAsync()).User, cancellationToken) >= scope;

    /// <summary>What the visitor is called: the name of their key, or this machine.</summary>
    public async Task<string> NameAsync() => (await state.GetAuthenticationStateAsync()).User.Identity?.Name ?? "";

    /// <summary>Refuses what the visitor may not do.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.Unauthorized"/> or <see cref="ErrorCodes.Forbidden"/>.</exception>
    public async Task RequireAsync(AccessScope scope, CancellationToken cancellationToken = default) =>
        await check.RequireAsync((await state.GetAuthenticationStateAsync()).User, scope, cancellationToken);
}
