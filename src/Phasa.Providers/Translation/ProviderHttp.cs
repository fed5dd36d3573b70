using Phasa.Providers.Http;
using Phasa.Translation;

namespace Phasa.Providers.Translation;

/// <summary>What an HTTP provider's status, headers and connection say about a failure.</summary>
internal static class ProviderHttp
{
    /// <summary>The failure that a status other than 2xx stands for.</summary>
    public static TranslationException FromStatus(int status, string? body, string? retryAfter, TimeProvider time, Exception? inner = null)
    {
        var failure = status switch
        {
            // OpenAI says 429 for an empty account, too; waiting does not fill it.
            429 when body?.Contains("insufficient_quota", StringComparison.Ordinal) == true => TranslationFailure.Rejected,
            429 => TranslationFailure.RateLimited,
            408 => TranslationFailure.Timeout,
            >= 500 => TranslationFailure.ServerError,
            >= 400 => TranslationFailure.Rejected,
            _ => TranslationFailure.InvalidAnswer,
        };
        return new TranslationException(failure, $"HTTP {status}{BodyQuote.Of(body)}", inner) { RetryAfter = RetryAfterHeader.Parse(retryAfter, time) };
    }

    /// <summary>Whether no connection came about, so that nothing was sent that could be charged for.</summary>
    public static bool IsUnsent(Exception e) => e is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>The failure that an exception of a call stands for. Not for a cancelled call.</summary>
    public static TranslationException FromException(Exception e) => e switch
    {
        TranslationException already => already,
        HttpRequestException or IOException => new(TranslationFailure.Unreachable, e.Message, e) { IsUnsent = IsUnsent(e) },
        OperationCanceledException => new(TranslationFailure.Timeout, "The call was cut off by a time limit.", e),
        _ => new(TranslationFailure.InvalidAnswer, $"The answer cannot be read: {e.Message}", e),
    };
}
