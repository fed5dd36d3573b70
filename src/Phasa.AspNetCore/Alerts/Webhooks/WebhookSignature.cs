using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Phasa.AspNetCore.Alerts.Webhooks;

/// <summary>Signatures of Standard Webhooks: <c>v1,</c> and HMAC-SHA256 of id, timestamp and body with dots between, in base64.</summary>
internal static class WebhookSignature
{
    /// <summary>The signatures with all secrets, a space between.</summary>
    /// <param name="secrets">The keys.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="timestamp">When it is sent, seconds since 1970.</param>
    /// <param name="body">The bytes that are sent.</param>
    public static string Of(IReadOnlyList<byte[]> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, content))));
    }
}
