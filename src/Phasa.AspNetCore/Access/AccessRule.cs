using Phasa.Security;

namespace Phasa.AspNetCore.Access;

/// <summary>What an endpoint asks of a caller's key.</summary>
/// <param name="Scope">The scope; null when no key is needed even where others need one.</param>
internal sealed record AccessRule(AccessScope? Scope);
