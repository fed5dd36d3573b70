using System.Security.Cryptography;
using Phasa.Conformance.Storage;
using Phasa.Security;

namespace Phasa.Conformance.Security;

/// <summary>What every <see cref="IApiKeyStore"/> does.</summary>
public abstract class ApiKeyStoreConformance(StoreFactory factory) : StoreSuite(factory)
{
    [Theory]
    [InlineData(AccessScope.Read)]
    [InlineData(AccessScope.Write)]
    [InlineData(AccessScope.Admin)]
    public async Task Find_ByHash_GivesTheKey(AccessScope scope)
    {
        var key = await AddAsync("ops", 1, scope);
        await ReopenAsync();
        Assert.Equal(key, await Store.Keys.FindAsync(Hash(1), Stop));
        Assert.Null(await Store.Keys.FindAsync(Hash(2), Stop));
    }

    [Fact]
    public async Task Find_RevokedKey_GivesNull()
    {
        await AddAsync("ops", 1);
        Assert.True(await Store.Keys.RevokeAsync("ops", Time.GetUtcNow(), Stop));
        Assert.Null(await Store.Keys.FindAsync(Hash(1), Stop));
    }

    [Fact]
    public async Task Add_NameOfARevokedKey_IsRefused()
    {
        await AddAsync("ops", 1);
        await Store.Keys.RevokeAsync("ops", Time.GetUtcNow(), Stop);
        await RefusedAsync(ErrorCodes.InvalidRequest, () => AddAsync("ops", 2));
        Assert.Null(await Store.Keys.FindAsync(Hash(2), Stop));
    }

    [Fact]
    public async Task Add_SecretOfAnotherKey_IsRefused()
    {
        await AddAsync("ops", 1);
        await RefusedAsync(ErrorCodes.InvalidRequest, () => AddAsync("other", 1));
    }

    [Fact]
    public async Task Revoke_Twice_KeepsTheFirstTime()
    {
        await AddAsync("ops", 1);
        var at = Time.GetUtcNow();
        await Store.Keys.RevokeAsync("ops", at, Stop);
        Assert.True(await Store.Keys.RevokeAsync("ops", at.AddDays(1), Stop));
        Assert.Equal(at, Assert.Single(await Store.Keys.ListAsync(Stop)).RevokedAt);
    }

    [Fact]
    public async Task Revoke_UnknownName_IsFalse() => Assert.False(await Store.Keys.RevokeAsync("nobody", Time.GetUtcNow(), Stop));

    [Fact]
    public async Task List_SeveralKeys_IsByNameOrdinally()
    {
        await AddAsync("b", 1);
        await AddAsync("a", 2);
        await AddAsync("B", 3);
        Assert.Equal(["B", "a", "b"], (await Store.Keys.ListAsync(Stop)).Select(k => k.Name));
    }

    private async Task<ApiKey> AddAsync(string name, int secret, AccessScope scope = AccessScope.Read)
    {
        var key = new ApiKey(name, scope, Time.GetUtcNow(), null);
        await Store.Keys.AddAsync(key, Hash(secret), Stop);
        return key;
    }

    private static ReadOnlyMemory<byte> Hash(int secret) => SHA256.HashData(BitConverter.GetBytes(secret));
}
