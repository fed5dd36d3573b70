namespace Phasa.Security;

/// <summary>The API keys of a store. Secrets are stored as SHA-256 only: they are 256 random bits, so no slower hash is needed.</summary>
public interface IApiKeyStore
{
    /// <summary>Stores a key.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/> when a key of that name or secret exists, revoked or not.</exception>
    Task AddAsync(ApiKey key, ReadOnlyMemory<byte> secretHash, CancellationToken cancellationToken = default);

    /// <summary>The valid key with that hash, or null.</summary>
    Task<ApiKey?> FindAsync(ReadOnlyMemory<byte> secretHash, CancellationToken cancellationToken = default);

    /// <summary>All keys by name, revoked ones too.</summary>
    Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Revokes a key; a revoked one stays as it is.</summary>
    /// <returns>False when there is none of that name.</returns>
    Task<bool> RevokeAsync(string name, DateTimeOffset at, CancellationToken cancellationToken = default);
}
