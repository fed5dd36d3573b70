using System.Security.Claims;
using Phasa.AspNetCore.Access;
using Phasa.AspNetCore.Access.Sessions;
using Phasa.Security;

namespace Phasa.AspNetCore;

/// <summary>Tells what somebody who was let in may still do: a page stays open while keys are created and revoked. Thread-safe.</summary>
public sealed class CallerCheck
{
    private readonly KeyCheck _keys;

    internal CallerCheck(KeyCheck keys) => _keys = keys;

    /// <summary>What a caller may do now; null for nothing.</summary>
    /// <param name="caller">The user of the request that it came with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AccessScope?> ScopeAsync(ClaimsPrincipal caller, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (Visitors.IsLocal(caller))
        {
            return await _keys.AnyAsync(cancellationToken) ? null : AccessScope.Admin;
        }

        return Visitors.KeyName(caller) is { } name ? (await _keys.NamedAsync(name, cancellationToken))?.Scope : null;
    }

    /// <summary>Refuses a caller who may not, or no longer, do something.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.Unauthorized"/> or <see cref="ErrorCodes.Forbidden"/>.</exception>
    public async Task RequireAsync(ClaimsPrincipal caller, AccessScope scope, CancellationToken cancellationToken = default)
    {
        if (await ScopeAsync(caller, cancellationToken) is not { } held)
        {
            throw new PhasaException(ErrorCodes.Unauthorized, "The session has ended: its key was revoked, or keys exist now.", "Sign in again.");
        }

        if (held < scope)
        {
            throw new PhasaException(
                ErrorCodes.Forbidden,
                $"Your key has the scope {held.ToString().ToLowerInvariant()}; this needs {scope.ToString().ToLowerInvariant()}.");
        }
    }
}
