namespace Phasa.Translation;

/// <summary>Why a provider gave no usable translation.</summary>
public enum TranslationFailure
{
    /// <summary>The provider could not be reached, or cut the connection.</summary>
    Unreachable,

    /// <summary>No answer within the time limit.</summary>
    Timeout,

    /// <summary>Too many requests (429).</summary>
    RateLimited,

    /// <summary>The provider failed (5xx).</summary>
    ServerError,

    /// <summary>The provider refused the request itself (4xx: key, model, quota, input).</summary>
    Rejected,

    /// <summary>The answer is not what the provider's protocol says.</summary>
    InvalidAnswer,

    /// <summary>The answer is empty.</summary>
    Empty,

    /// <summary>The answer is not in the target language's script.</summary>
    WrongLanguage,

    /// <summary>The model declined instead of translating.</summary>
    Refusal,

    /// <summary>The answer repeats the same words on and on, where the source does not.</summary>
    Repetition,
}
