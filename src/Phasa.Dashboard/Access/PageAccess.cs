using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Phasa.AspNetCore.Access;
using Phasa.Security;

namespace Phasa.Dashboard.Access;

/// <summary>Who may open which page.</summary>
internal static class PageAccess
{
    /// <summary>The page that signs in is anybody's; the others, and their connections, are for whoever may read. What one shows may need more.</summary>
    public static void Require(EndpointBuilder endpoint)
    {
        var isSignIn = endpoint.Metadata.OfType<ComponentTypeMetadata>().Any(m => m.Type == typeof(SignIn));
        endpoint.Metadata.Add(isSignIn ? new AccessRule(null) : new AccessRule(AccessScope.Read, IsPage: true));
    }
}
