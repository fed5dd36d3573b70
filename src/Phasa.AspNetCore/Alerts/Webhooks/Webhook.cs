using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Webhooks;

namespace Phasa.AspNetCore.Alerts.Webhooks;

/// <summary>A configured webhook with its secrets. Immutable.</summary>
internal sealed class Webhook(WebhookOptions options, IReadOnlyList<byte[]> secrets)
{
    private readonly HashSet<AlertKind> _kinds = [.. options.Kinds.Select(name => WebhookOptions.TryParseKind(name, out var kind) ? kind : throw new ArgumentException(name, nameof(options)))];

    /// <summary>Where it is.</summary>
    public Uri Url { get; } = options.Url!;

    /// <summary>The address as the outbox knows it.</summary>
    public string Address => Url.AbsoluteUri;

    /// <summary>The address as people are told it: what comes after a question mark may be a secret.</summary>
    public string Name => Shown(Address);

    /// <summary>The keys that messages are signed with; several while a secret is changed.</summary>
    public IReadOnlyList<byte[]> Secrets { get; } = secrets;

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; } = options.Timeout;

    /// <summary>An address without what may be a secret.</summary>
    public static string Shown(string address) => new Uri(address).GetLeftPart(UriPartial.Path);

    /// <summary>Whether it is to be told of an alert.</summary>
    public bool Wants(Alert alert) =>
        alert.Finding.Severity >= options.Severity
        && (_kinds.Count == 0 || _kinds.Contains(alert.Finding.Key.Kind))
        && (options.Collections.Count == 0 || (alert.CollectionName is { } name && options.Collections.Contains(name)));
}
