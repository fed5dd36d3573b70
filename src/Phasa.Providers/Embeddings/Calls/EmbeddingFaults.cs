using System.Text.Json;
using Phasa.Providers.Http;

namespace Phasa.Providers.Embeddings.Calls;

/// <summary>Turns an endpoint's failures into errors that say what to do. The key never appears in one. Thread-safe.</summary>
/// <param name="model">The model's configured name.</param>
/// <param name="kind">Its kind.</param>
/// <param name="key">The key, to be struck out where an endpoint quotes it.</param>
/// <param name="time">The clock for <c>Retry-After</c> as a date.</param>
internal sealed class EmbeddingFaults(string model, string kind, string? key, TimeProvider time)
{
    /// <summary>A status other than 2xx.</summary>
    public PhasaException FromStatus(int status, string? body, string? retryAfter)
    {
        // OpenAI says 429 for an empty account, too; waiting does not fill it.
        var empty = status == 429 && body?.Contains("insufficient_quota", StringComparison.Ordinal) == true;
        return Fault($"HTTP {status}{BodyQuote.Of(body)}", NextStep(status, empty),
            transient: !empty && status is 408 or 425 or 429 or >= 500, RetryAfterHeader.Parse(retryAfter, time));
    }

    /// <summary>An exception of a call. Not for a cancelled one.</summary>
    public PhasaException FromException(Exception e) => e switch
    {
        PhasaException already => already,
        HttpRequestException or IOException => Fault(
            $"the endpoint cannot be reached or broke off: {e.Message}", "Check that the endpoint's address is right and that it is running.", transient: true, inner: e),
        JsonException or NotSupportedException => WrongAnswer($"the answer cannot be read: {e.Message}", e),
        _ => Fault(e.Message, "Look at the endpoint's own log.", transient: false, inner: e),
    };

    /// <summary>A call that took longer than it may.</summary>
    public PhasaException TimedOut(TimeSpan limit) => Fault(
        $"no answer within {limit.TotalSeconds} s", "Raise 'timeoutSeconds', or lower 'maxTextsPerCall'.", transient: true);

    /// <summary>An answer that is not what was asked for.</summary>
    public PhasaException WrongAnswer(string what, Exception? inner = null) => Fault(
        what, "Check that 'endpoint', 'model' and 'dimensions' are those of the service.", transient: false, inner: inner);

    private static string NextStep(int status, bool empty) => status switch
    {
        >= 300 and < 400 => "Set 'endpoint' to the address the service has moved to.",
        401 or 403 => "Check the key ('apiKeyVariable' or 'apiKey') and what it may be used for.",
        404 => "Check the 'endpoint', and that the model exists there.",
        429 when empty => "Fill the account at the provider; waiting does not help.",
        429 => "Lower 'requestsPerMinute' and 'tokensPerMinute' to the limits of the account.",
        408 or >= 500 => "Try again later; see the provider's own status page or log.",
        _ => "Check the options of the model: its name, 'dimensions', 'maxTokens', 'maxTextsPerCall'.",
    };

    private PhasaException Fault(string what, string nextStep, bool transient, TimeSpan? retryAfter = null, Exception? inner = null)
    {
        var message = $"The embedding model '{model}' ({kind}) failed: {what}";
        return new(ErrorCodes.ProviderFailed, key is null ? message : message.Replace(key, "***", StringComparison.Ordinal), nextStep, inner)
        {
            IsTransient = transient,
            RetryAfter = retryAfter,
        };
    }
}
