namespace Phasa.AspNetCore.OpenAI;

/// <summary>A failure where clients of OpenAI's look for it, beside the problem details.</summary>
/// <param name="Message">What is wrong and what to do about it.</param>
/// <param name="Type">The caller's fault or ours, in their words.</param>
/// <param name="Code">The kind of failure, one of docs/reference/errors.md.</param>
internal sealed record OpenAIError(string Message, string Type, string Code)
{
    public static OpenAIError Of(PhasaException error) =>
        new($"{error.Message} {error.NextStep}", error.Code.Fault == Fault.Caller ? "invalid_request_error" : "server_error", error.Code.Id);
}

/// <summary>Marks calls whose failures carry an <see cref="OpenAIError"/>.</summary>
internal sealed record SpeaksOpenAI;
