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

    /// <summary>The collection's budget for the month does not have what the call can cost; nobody was asked.</summary>
    OverBudget,

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

    /// <summary>A part of the source is left in its language, or a part is in a third one.</summary>
    Untranslated,

    /// <summary>The answer is far shorter or longer than translations of the pair are, or ends in the middle of a sentence.</summary>
    WrongLength,

    /// <summary>A number or a unit of the source is not in the answer.</summary>
    LostNumber,

    /// <summary>An address of the source is not in the answer.</summary>
    LostLink,

    /// <summary>A code span of the source is not in the answer.</summary>
    LostCode,

    /// <summary>A placeholder of the source is not in the answer, or the answer has one of its own.</summary>
    LostPlaceholder,

    /// <summary>Headings, list items, tables or markers differ from the source's.</summary>
    BrokenStructure,

    /// <summary>A term is not translated as the glossary says, or a name that stays as it is does not.</summary>
    WrongTerm,

    /// <summary>The answer's embedding is too far from the original's: it is about something else.</summary>
    Unlike,

    /// <summary>Translated back, the answer has lost numbers or addresses of the original, or says something else.</summary>
    BackTranslation,
}
