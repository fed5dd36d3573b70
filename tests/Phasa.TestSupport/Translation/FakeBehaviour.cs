namespace Phasa.TestSupport.Translation;

/// <summary>What a fake provider does with one translation request.</summary>
public enum FakeBehaviour
{
    /// <summary>Translates.</summary>
    Ok,

    /// <summary>429, with Retry-After where the step has one.</summary>
    RateLimited,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>401.</summary>
    Unauthorized,

    /// <summary>Translates once the step's release is done; ends when the client goes.</summary>
    Slow,

    /// <summary>Never answers; ends when the client goes.</summary>
    Hang,

    /// <summary>Begins an answer and cuts the connection.</summary>
    Cut,

    /// <summary>200 with a page that is not the protocol at all.</summary>
    Garbage,

    /// <summary>200 in the protocol's form with a content that is no answer.</summary>
    Malformed,

    /// <summary>Answers in Russian, whatever was asked.</summary>
    WrongLanguage,

    /// <summary>Answers with empty texts.</summary>
    Empty,

    /// <summary>Excuses itself instead of translating.</summary>
    Refusal,
}
