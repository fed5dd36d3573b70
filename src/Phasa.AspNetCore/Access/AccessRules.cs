using Microsoft.AspNetCore.Builder;
using Phasa.AspNetCore.Access;
using Phasa.Security;

namespace Phasa.AspNetCore;

/// <summary>Says which key an endpoint needs. One that says nothing needs a key with the scope admin.</summary>
public static class AccessRules
{
    /// <summary>Callers need a key of that scope, or a larger one, once any key exists.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, AccessScope scope)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AccessRule(scope));

    /// <summary>As <see cref="RequireScope"/>, for pages: who has not signed in is led to the page that does it.</summary>
    public static TBuilder RequireSignIn<TBuilder>(this TBuilder builder, AccessScope scope)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AccessRule(scope, IsPage: true));

    /// <summary>Anybody may call, from anywhere: the answer must say nothing of what is stored.</summary>
    public static TBuilder AllowWithoutKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AccessRule(null));
}
