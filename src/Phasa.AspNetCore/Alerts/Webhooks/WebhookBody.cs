using System.Text.Json;
using Phasa.AspNetCore.Json;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Webhooks;

namespace Phasa.AspNetCore.Alerts.Webhooks;

/// <summary>What a webhook is sent.</summary>
/// <param name="Type"><c>alert.opened</c>, <c>alert.updated</c>, <c>alert.closed</c>, <c>alert.acknowledged</c>; <c>alert.test</c> for a test.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">The alert as it was then.</param>
internal sealed record WebhookBody(string Type, DateTimeOffset Timestamp, AlertAnswer Data)
{
    /// <summary>An event.</summary>
    public static WebhookBody Of(AlertEvent happened) => new(TypeOf(happened.Change), happened.At, AlertAnswer.Of(happened.Alert));

    /// <summary>What tries a webhook out.</summary>
    public static WebhookBody Test(DateTimeOffset now)
    {
        var finding = new AlertFinding(
            new(AlertKind.SpaceMismatch, null), AlertSeverity.Warning, now, "This is a test: nothing is abnormal.", "Nothing is to be done; messages from Phasa arrive here.");
        return new("alert.test", now, AlertAnswer.Of(new(0, finding, null, now, now, now, null)));
    }

    /// <summary>The type of a change.</summary>
    public static string TypeOf(AlertChange change) => "alert." + JsonNamingPolicy.KebabCaseLower.ConvertName(change.ToString());

    /// <summary>The bytes to send.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, ApiJson.Shared.WebhookBody);
}
