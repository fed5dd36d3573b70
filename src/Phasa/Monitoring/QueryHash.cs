using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Phasa.Languages;

namespace Phasa.Monitoring;

/// <summary>
/// A number for a query: the first 64 bits of HMAC-SHA-256 (RFC 2104) under the store's key, over the normalised text without its
/// outer spaces and letter case. Equal queries have equal numbers. Without the key nobody can try out which query a number is.
/// </summary>
public static class QueryHash
{
    /// <summary>The number.</summary>
    /// <param name="key">The key of <see cref="ISearchLog.ReadHashKeyAsync"/>.</param>
    /// <param name="query">The query as it was asked.</param>
    public static long Of(ReadOnlySpan<byte> key, string query)
    {
        var text = TextNormalizer.Normalize(query).Trim().ToLowerInvariant();
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
