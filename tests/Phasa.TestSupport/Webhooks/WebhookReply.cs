namespace Phasa.TestSupport.Webhooks;

/// <summary>How a receiver answers a message.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">What is written after it.</param>
public sealed record WebhookReply(int Status, string Body = "")
{
    /// <summary>The message is taken.</summary>
    public static WebhookReply Ok { get; } = new(204);

    /// <summary>The header <c>Retry-After</c>.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The header <c>Location</c>.</summary>
    public string? Location { get; init; }

    /// <summary>Whether nothing is answered until the sender goes.</summary>
    public bool Hangs { get; init; }

    /// <summary>Whether the connection is cut without an answer.</summary>
    public bool Cuts { get; init; }
}
