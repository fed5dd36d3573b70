using System.Globalization;

namespace Phasa.Providers.Http;

/// <summary>The header <c>Retry-After</c> (RFC 9110, 10.2.3): seconds or an HTTP date.</summary>
internal static class RetryAfterHeader
{
    /// <summary>How long to wait from now; null when it says nothing readable.</summary>
    public static TimeSpan? Parse(string? value, TimeProvider time)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? TimeSpan.FromTicks(Math.Max(0, (date - time.GetUtcNow()).Ticks))
            : null;
    }
}
