using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Phasa.AspNetCore.Alerts.Webhooks;

/// <summary>Sends signed messages, each once. Thread-safe.</summary>
internal sealed class WebhookClient(IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>The named HTTP client.</summary>
    public const string Name = "phasa-webhooks";

    private const int MostRead = 1024;
    private const int MostQuoted = 200;

    private readonly HttpClient _client = clients.CreateClient(Name);

    /// <summary>Makes one attempt; whatever comes of it is the answer.</summary>
    /// <param name="webhook">Whom to tell.</param>
    /// <param name="id">The message's id, the same for each attempt.</param>
    /// <param name="body">What to tell.</param>
    /// <param name="cancellationToken">Stops it; whether the receiver has the message is then not known.</param>
    public async Task<WebhookAnswer> SendAsync(Webhook webhook, string id, byte[] body, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(webhook.Timeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var message = Message(webhook, id, body);
        try
        {
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop.Token).ConfigureAwait(false);
            var text = (int)response.StatusCode is >= 300 and < 400
                ? "; redirections are not followed"
                : response.IsSuccessStatusCode ? "" : await QuoteAsync(response, stop.Token).ConfigureAwait(false);
            return new(response.StatusCode, string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}{text}"), RetryAfter(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, string.Create(CultureInfo.InvariantCulture, $"no answer within {webhook.Timeout.TotalSeconds} s"));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new(null, e.GetBaseException().Message);
        }
    }

    /// <summary>The first words of an answer that says no, without anything that could move in a log or on a terminal.</summary>
    private static async Task<string> QuoteAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[MostRead];
        int read;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            read = await body.ReadAtLeastAsync(buffer, MostRead, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // The status has been said; a body that breaks off adds nothing.
            return "";
        }

        var text = string.Concat(Encoding.UTF8.GetString(buffer, 0, read).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return text.Length == 0 ? "" : ": " + (text.Length <= MostQuoted ? text : text[..MostQuoted] + "…");
    }

    private HttpRequestMessage Message(Webhook webhook, string id, byte[] body)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        var message = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = content };
        message.Headers.UserAgent.Add(new("Phasa", null));
        message.Headers.Add("webhook-id", id);
        message.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        message.Headers.Add("webhook-signature", WebhookSignature.Of(webhook.Secrets, id, timestamp, body));
        return message;
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } wait } => wait,
        { Date: { } at } => at - time.GetUtcNow(),
        _ => null,
    };
}
