using System.Collections;
using Microsoft.Extensions.Options;
using Phasa.Monitoring.Alerts;

namespace Phasa.AspNetCore.Alerts.Webhooks;

/// <summary>The webhooks of the configuration, with their secrets.</summary>
/// <param name="options">The configuration.</param>
/// <param name="folder">What relative paths are relative to.</param>
/// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: a secret is missing or none.</exception>
internal sealed class ConfiguredWebhooks(IOptions<AlertOptions> options, string folder) : IReadOnlyList<Webhook>
{
    private readonly Webhook[] _webhooks = [.. options.Value.Webhooks.Select((w, i) => new Webhook(w, WebhookSecrets.Find(w, $"Alerts:webhooks:{i}", folder)))];

    /// <inheritdoc/>
    public int Count => _webhooks.Length;

    /// <inheritdoc/>
    public Webhook this[int index] => _webhooks[index];

    /// <inheritdoc/>
    public IEnumerator<Webhook> GetEnumerator() => _webhooks.AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
