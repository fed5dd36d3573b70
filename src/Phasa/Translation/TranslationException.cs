namespace Phasa.Translation;

/// <summary>A provider's failure, as the chain needs to know it.</summary>
public sealed class TranslationException : Exception
{
    /// <summary>Creates the failure.</summary>
    public TranslationException(TranslationFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>What kind of failure it is.</summary>
    public TranslationFailure Failure { get; }

    /// <summary>How long the provider asked to be left alone, if it did.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the provider was paid for all the same: an answer that came and was of no use. Null when none came.</summary>
    public TranslationUsage? Usage { get; init; }

    /// <summary>Whether the request surely never reached the provider.</summary>
    public bool IsUnsent { get; init; }

    /// <summary>Whether nobody charges for the call, as far as the failure tells; an answer with a <see cref="Usage"/> is charged for.</summary>
    public bool IsUncharged => Usage is null && (IsUnsent || Failure.IsUncharged());

    /// <summary>Whether the same request may succeed later: the provider was busy or away, not unwilling.</summary>
    public bool IsTransient => Failure.IsTransient();
}
