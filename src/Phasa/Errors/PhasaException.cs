namespace Phasa;

/// <summary>The one exception type that Phasa raises on purpose: a code, what happened where, and what to do next.</summary>
public sealed class PhasaException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">The kind of failure, one of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">What is wrong and where, in one sentence.</param>
    /// <param name="nextStep">What the reader can do; the code's own next step when omitted.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public PhasaException(ErrorCode code, string message, string? nextStep = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        NextStep = nextStep ?? code.NextStep;
        IsTransient = code.IsTransient;
    }

    /// <summary>The kind of failure.</summary>
    public ErrorCode Code { get; }

    /// <summary>What the reader can do about it.</summary>
    public string NextStep { get; }

    /// <summary>Where in the caller's input the fault lies (a JSON pointer, a file and line), if anywhere.</summary>
    public string? Location { get; init; }

    /// <summary>Whether the same call may succeed later without a change; as the code says where the occurrence knows no better.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long whoever failed asked to be left alone, if it did.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
