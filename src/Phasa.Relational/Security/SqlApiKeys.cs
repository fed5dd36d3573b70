using Dapper;
using Phasa.Relational.Connections;
using Phasa.Security;

namespace Phasa.Relational.Security;

/// <summary>The API keys of a store.</summary>
internal sealed class SqlApiKeys(Database database) : IApiKeyStore
{
    public Task AddAsync(ApiKey key, ReadOnlyMemory<byte> secretHash, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            db => db.Execute(
                """
                INSERT INTO api_keys (name, scope, secret_hash, created_at, revoked_at)
                VALUES (@Name, @Scope, @Hash, @CreatedAt, @RevokedAt) ON CONFLICT DO NOTHING
                """,
                new
                {
                    key.Name,
                    Scope = Columns.Of(key.Scope),
                    Hash = secretHash.ToArray(),
                    CreatedAt = Columns.Of(key.CreatedAt),
                    RevokedAt = key.RevokedAt is { } at ? Columns.Of(at) : null,
                }) == 1
                ? true
                : throw new PhasaException(ErrorCodes.InvalidRequest, $"There is a key '{key.Name}' already, or one with the same secret.", "Choose another name."),
            cancellationToken);

    public Task<ApiKey?> FindAsync(ReadOnlyMemory<byte> secretHash, CancellationToken cancellationToken = default) =>
        database.QueryAsync(
            reader =>
            {
                var command = reader.Prepared(
                    "SELECT name, scope, created_at FROM api_keys WHERE secret_hash = @hash AND revoked_at IS NULL", "@hash");
                command.Parameters["@hash"].Value = secretHash.ToArray();
                using var key = command.ExecuteReader();
                return key.Read()
                    ? new ApiKey(key.GetString(0), Columns.Member<AccessScope>(key.GetString(1)), Columns.Time(key.GetString(2)), null)
                    : null;
            },
            cancellationToken);

    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken = default) =>
        database.QueryAsync<IReadOnlyList<ApiKey>>(
            reader => [.. reader.Db
                .Query<(string Name, string Scope, string CreatedAt, string? RevokedAt)>(
                    "SELECT name, scope, created_at, revoked_at FROM api_keys ORDER BY name")
                .Select(k => new ApiKey(k.Name, Columns.Member<AccessScope>(k.Scope), Columns.Time(k.CreatedAt), Columns.OptionalTime(k.RevokedAt)))],
            cancellationToken);

    public Task<bool> RevokeAsync(string name, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            db => db.Execute("UPDATE api_keys SET revoked_at = COALESCE(revoked_at, @At) WHERE name = @name", new { name, At = Columns.Of(at) }) == 1,
            cancellationToken);
}
