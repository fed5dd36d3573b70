namespace Phasa.Documents;

/// <summary>
/// How far a document is in one language. What can be found comes first: the first of <see cref="Original"/>,
/// <see cref="Ready"/> and <see cref="Stale"/> that holds; else, with passages open, the state of the job; else
/// <see cref="Missing"/>.
/// </summary>
public enum TranslationState
{
    /// <summary>The document is written in this language, and so is every passage unless nobody asks in the language.</summary>
    Original,

    /// <summary>Every passage has a current row.</summary>
    Ready,

    /// <summary>Every passage has a row, and at least one is a human translation of an older original.</summary>
    Stale,

    /// <summary>A job waits, or waits for its next attempt.</summary>
    Queued,

    /// <summary>A worker has it.</summary>
    Translating,

    /// <summary>The last attempt failed for good.</summary>
    Failed,

    /// <summary>It waits for a person: no provider, or none gave a usable translation.</summary>
    Parked,

    /// <summary>It waits for a person: a translation could not be found by its own title or key sentences, and is not used.</summary>
    Quarantined,

    /// <summary>There is neither a translation nor a job.</summary>
    Missing,
}
