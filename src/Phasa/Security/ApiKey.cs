namespace Phasa.Security;

/// <summary>An API key as the store knows it: without the secret.</summary>
/// <param name="Name">Its name, unique among all keys.</param>
/// <param name="Scope">What it allows.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
/// <param name="RevokedAt">When it was revoked, UTC, or null while it is valid.</param>
public sealed record ApiKey(string Name, AccessScope Scope, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);
