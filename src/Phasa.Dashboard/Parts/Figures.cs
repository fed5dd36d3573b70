using System.Globalization;
using System.Text.Json;
using Phasa.Separation.Uncertainty;

namespace Phasa.Dashboard.Parts;

/// <summary>Figures as the pages write them. What was not measured is a dash.</summary>
internal static class Figures
{
    private const string None = "–";

    /// <summary>A share, 0..1, in percent: <c>93 %</c>.</summary>
    public static string Percent(double? share) => share is { } s ? $"{(s is > 0 and < 0.005 or > 0.995 and < 1 ? Math.Round(s * 100, 1) : Math.Round(s * 100))} %" : None;

    /// <summary>A cosine: <c>0.57</c>.</summary>
    public static string Similarity(double? similarity) => similarity is { } s ? (Math.Round(s, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture) : None;

    /// <summary>A figure whose thousandths matter, such as AUC: <c>0.982</c>.</summary>
    public static string Three(double figure) => double.IsFinite(figure) ? figure.ToString("0.000", CultureInfo.InvariantCulture) : None;

    /// <summary>The ends of an interval: <c>0.951 – 0.997</c>.</summary>
    public static string Interval(Estimate estimate) => $"{Three(estimate.Low)} – {Three(estimate.High)}";

    /// <summary>A difference with its sign: <c>+0.021</c>, <c>−0.004</c>.</summary>
    public static string Signed(double difference) => double.IsFinite(difference) ? difference.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture) : None;

    /// <summary>A count with its thousands apart: <c>12,345</c>.</summary>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A duration in milliseconds: <c>1.8 ms</c>.</summary>
    public static string Milliseconds(TimeSpan? time) => time is { } t ? $"{t.TotalMilliseconds.ToString(t.TotalMilliseconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture)} ms" : None;

    /// <summary>An amount of bytes: <c>3.4 MB</c>.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1_000_000_000 => $"{(bytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture)} GB",
        >= 1_000_000 => $"{(bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture)} MB",
        _ => $"{(bytes / 1e3).ToString("0", CultureInfo.InvariantCulture)} kB",
    };

    /// <summary>A moment, UTC: <c>2026-11-23 09:05</c>.</summary>
    public static string Moment(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? None;

    /// <summary>The name of a value as the API writes it: <c>cross-lingual</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
