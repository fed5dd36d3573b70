using Phasa.Security;

namespace Phasa.AspNetCore.Access;

/// <summary>What an endpoint asks of a caller.</summary>
/// <param name="Scope">The scope of its key; null when no key is needed even where others need one.</param>
/// <param name="IsPage">Whether people open it in a browser: they are led to the page that signs them in.</param>
internal sealed record AccessRule(AccessScope? Scope, bool IsPage = false);
