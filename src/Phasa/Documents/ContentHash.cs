using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Phasa.Documents;

/// <summary>Hashes by which unchanged content is recognised: the first 16 bytes of a SHA-256, in hexadecimal.</summary>
internal static class ContentHash
{
    /// <summary>The hash of a passage.</summary>
    public static string OfPassage(string? heading, string text) => Of([heading ?? "", text]);

    /// <summary>The hash of everything a document's owner hands over but the translations.</summary>
    public static string OfDocument(
        string title, string language, string format, string text, IReadOnlyDictionary<string, JsonElement> metadata) =>
        Of([title, language, format, text, .. metadata.OrderBy(m => m.Key, StringComparer.Ordinal).SelectMany(m => new[] { m.Key, m.Value.GetRawText() })]);

    private static string Of(IEnumerable<string> members)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var member in members)
        {
            // A length before each member keeps ("ab","c") and ("a","bc") apart.
            var bytes = Encoding.UTF8.GetBytes(member);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
