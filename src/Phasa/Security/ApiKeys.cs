using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Phasa.Storage;

namespace Phasa.Security;

/// <summary>Creates and recognises API keys. Thread-safe.</summary>
public sealed partial class ApiKeys(IKnowledgeStore store, TimeProvider time)
{
    private const string Prefix = "phasa_";

    /// <summary>Creates a key.</summary>
    /// <param name="name">Its name: 1–64 letters, digits, dots, dashes or underscores; unique for ever.</param>
    /// <param name="scope">What it allows.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The secret, which nobody can read again: the store has only its hash.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: a bad name, or one that exists.</exception>
    public async Task<string> CreateAsync(string name, AccessScope scope, CancellationToken cancellationToken = default)
    {
        if (!Names().IsMatch(name))
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, $"'{name}' is no name for a key.", "Use 1 to 64 letters, digits, dots, dashes or underscores.");
        }

        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await store.Keys.AddAsync(new(name, scope, time.GetUtcNow(), null), Hash(secret), cancellationToken).ConfigureAwait(false);
        return secret;
    }

    /// <summary>The valid key with that secret, or null.</summary>
    public Task<ApiKey?> FindAsync(string secret, CancellationToken cancellationToken = default) =>
        secret.StartsWith(Prefix, StringComparison.Ordinal) && secret.Length < 128
            ? store.Keys.FindAsync(Hash(secret), cancellationToken)
            : Task.FromResult<ApiKey?>(null);

    /// <summary>All keys by name, revoked ones too.</summary>
    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken = default) => store.Keys.ListAsync(cancellationToken);

    /// <summary>Whether any key is valid: then every caller needs one.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        (await ListAsync(cancellationToken).ConfigureAwait(false)).Any(k => k.RevokedAt is null);

    /// <summary>Ends a key at once.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.KeyNotFound"/>.</exception>
    public async Task RevokeAsync(string name, CancellationToken cancellationToken = default)
    {
        if (!await store.Keys.RevokeAsync(name, time.GetUtcNow(), cancellationToken).ConfigureAwait(false))
        {
            throw new PhasaException(ErrorCodes.KeyNotFound, $"There is no key '{name}'.");
        }
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
