using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.Monitoring.Alerts;

namespace Phasa.AspNetCore.Alerts;

/// <summary>An alert.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="State">Whether it is still so.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Collection">The collection; null for the whole installation.</param>
/// <param name="Language">The language; null where it is about none.</param>
/// <param name="Subject">What else tells it from others of its kind, such as a provider or a leg; null where nothing does.</param>
/// <param name="Since">Since when it has been so, as far as can be told.</param>
/// <param name="OpenedAt">When it was found.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="ClosedAt">When it was over; null while it is open.</param>
/// <param name="AcknowledgedAt">When somebody said that they know; null while nobody has.</param>
/// <param name="AcknowledgedBy">The name of their key.</param>
/// <param name="Measured">What was measured: a share 0..1, a cosine, a count or an amount; null where it is no number.</param>
/// <param name="Expected">What was to be expected, in the same unit.</param>
/// <param name="Searches">How many searches it was measured on; null where it is not about searches.</param>
/// <param name="OnceIn">In how many searches chance alone would do this once; null where no chance is involved.</param>
/// <param name="Message">What was measured, in words.</param>
/// <param name="Advice">What to do.</param>
internal sealed record AlertAnswer(
    long Id,
    [property: JsonConverter(typeof(KebabEnum<AlertKind>))] AlertKind Kind,
    [property: JsonConverter(typeof(KebabEnum<AlertState>))] AlertState State,
    [property: JsonConverter(typeof(KebabEnum<AlertSeverity>))] AlertSeverity Severity,
    string? Collection,
    string? Language,
    string? Subject,
    DateTimeOffset Since,
    DateTimeOffset OpenedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? AcknowledgedAt,
    string? AcknowledgedBy,
    double? Measured,
    double? Expected,
    long? Searches,
    double? OnceIn,
    string Message,
    string Advice)
{
    public static AlertAnswer Of(Alert alert)
    {
        var finding = alert.Finding;
        var key = finding.Key;
        return new(
            alert.Id, key.Kind, alert.State, finding.Severity, alert.CollectionName, key.Language?.Value, key.Subject is "" ? null : key.Subject, finding.Since, alert.OpenedAt,
            alert.UpdatedAt, alert.ClosedAt, alert.Acknowledged?.At, alert.Acknowledged?.By, finding.Measured, finding.Expected, finding.Searches, finding.OnceIn, finding.Message,
            finding.Advice);
    }
}

/// <summary>Alerts, the latest first.</summary>
/// <param name="Alerts">The alerts.</param>
/// <param name="NextCursor">What to send for those before; null when these are the last.</param>
internal sealed record AlertListAnswer(IReadOnlyList<AlertAnswer> Alerts, string? NextCursor);
