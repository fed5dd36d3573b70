using System.Net;

namespace Phasa.AspNetCore.Alerts.Webhooks;

/// <summary>What came of one attempt.</summary>
/// <param name="Status">The status; null when no answer came.</param>
/// <param name="Text">The answer, or why there is none, short and on one line.</param>
/// <param name="RetryAfter">How long the receiver wants to be left alone; null when it does not say.</param>
internal sealed record WebhookAnswer(HttpStatusCode? Status, string Text, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether the receiver has it.</summary>
    public bool IsDelivered => (int?)Status is >= 200 and < 300;

    /// <summary>Whether the receiver wants nothing any more.</summary>
    public bool IsGone => Status == HttpStatusCode.Gone;
}
