using System.Globalization;

namespace Phasa.Indexes.Metadata;

/// <summary>Reads the dates and times of RFC 3339 that metadata hold as strings.</summary>
internal static class MetadataTime
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The time; a date alone is its first moment in UTC. Null for anything else, a time without its offset among them.</summary>
    public static DateTimeOffset? TryParse(string text)
    {
        if (text.Length is < 10 or > 40 || !char.IsAsciiDigit(text[0]) || text[4] != '-')
        {
            return null;
        }

        if (text.Length == 10)
        {
            return DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;
        }

        var upper = text.ToUpperInvariant();
        var hasOffset = upper[^1] == 'Z' || (upper.Length > 6 && upper[^6] is '+' or '-' && upper[^3] == ':');
        return hasOffset && DateTimeOffset.TryParseExact(upper, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
    }
}
