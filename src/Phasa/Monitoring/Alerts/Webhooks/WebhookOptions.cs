using System.Text.Json;

namespace Phasa.Monitoring.Alerts.Webhooks;

/// <summary>An address that is told of alerts.</summary>
public sealed class WebhookOptions
{
    private static readonly Dictionary<string, AlertKind> KindNames =
        Enum.GetValues<AlertKind>().ToDictionary(k => JsonNamingPolicy.KebabCaseLower.ConvertName(k.ToString()), StringComparer.OrdinalIgnoreCase);

    /// <summary>The address, http or https; no two webhooks have the same.</summary>
    public Uri? Url { get; set; }

    /// <summary>The environment variable that holds the secret, <c>whsec_…</c>; while a secret is changed both, the new one first, with a space between.</summary>
    public string? SecretVariable { get; set; }

    /// <summary>The file that holds it; a relative path is relative to the data folder.</summary>
    public string? SecretFile { get; set; }

    /// <summary>How long one attempt may take; 20 seconds unless set.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The kinds of alerts it is told of, such as <c>hit-rate-drop</c>; all unless set.</summary>
    public IList<string> Kinds { get; } = [];

    /// <summary>The least severity it is told of; all unless set.</summary>
    public AlertSeverity Severity { get; set; } = AlertSeverity.Warning;

    /// <summary>The collections whose alerts it is told of; all, and the installation's own, unless set.</summary>
    public IList<string> Collections { get; } = [];

    /// <summary>The kind of that name.</summary>
    public static bool TryParseKind(string name, out AlertKind kind) => KindNames.TryGetValue(name, out kind);

    /// <summary>What is wrong with it.</summary>
    internal IEnumerable<(string Member, string What)> Faults()
    {
        if (Url is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            yield return ("url", $"'{Url}' is not an http or https address; give the address that takes the alerts, such as https://example.org/phasa.");
        }
        else if (Url.UserInfo.Length > 0 || Url.Fragment.Length > 0)
        {
            yield return ("url", "An address has neither a password nor a fragment; messages are signed with the secret instead.");
        }

        if (string.IsNullOrEmpty(SecretVariable) == string.IsNullOrEmpty(SecretFile))
        {
            yield return ("secretVariable", "Name the environment variable ('secretVariable') or the file ('secretFile') that holds the secret, one of the two.");
        }

        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(1))
        {
            yield return ("timeout", $"{Timeout} is not between 00:00:01 and 00:01:00.");
        }

        if (Kinds.FirstOrDefault(k => !TryParseKind(k, out _)) is { } unknown)
        {
            yield return ("kinds", $"'{unknown}' is no kind of alert. Use some of: {string.Join(", ", KindNames.Keys)}.");
        }
    }
}
