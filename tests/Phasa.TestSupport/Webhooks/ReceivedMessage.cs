using System.Text.Json;

namespace Phasa.TestSupport.Webhooks;

/// <summary>A message as it arrived, its signature found good.</summary>
/// <param name="Id">The header <c>webhook-id</c>.</param>
/// <param name="Timestamp">The header <c>webhook-timestamp</c>.</param>
/// <param name="Body">The body.</param>
/// <param name="Path">Where it was sent.</param>
public sealed record ReceivedMessage(string Id, DateTimeOffset Timestamp, JsonElement Body, string Path)
{
    /// <summary>The type, such as <c>alert.opened</c>.</summary>
    public string Type => Body.GetProperty("type").GetString()!;
}
